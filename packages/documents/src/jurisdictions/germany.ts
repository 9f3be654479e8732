import type { JurisdictionLaw } from './jurisdiction-law.ts'

export const germany: JurisdictionLaw = {
  id: 'germany',
  name: 'Germany (European Union)',
  defaultCourts: 'the courts of Frankfurt am Main, Germany',
  defaultSeat: 'Frankfurt am Main, Germany',
  arbitrationRules: 'Arbitration Rules of the German Arbitration Institute (DIS)',
  spelling: 'british',
  clauseWord: 'clause',
  governingLaw:
    'the laws of Germany, excluding its rules on conflict of laws and the UN Convention on Contracts for the International Sale of Goods',
  courtsNote:
    'This choice applies to the extent that the parties are merchants, legal persons under public law or special funds under public law, or that the law otherwise allows it (section 38 of the Code of Civil Procedure, ZPO); mandatory jurisdiction, including that of the labour courts, is not affected.',
  arbitrationNote:
    'Where the seat is in Germany, sections 1025 and following of the Code of Civil Procedure (ZPO) apply, and a party may apply to a court for interim measures under section 1033 ZPO. Disputes that the law reserves to a court, including to the labour courts, are not subject to arbitration.',
  tradeSecret:
    'information that is a trade secret under section 2 no. 1 of the German Act on the Protection of Trade Secrets (GeschGehG) and Directive (EU) 2016/943: it is secret and therefore of economic value, it is subject to reasonable secrecy measures by its lawful holder, and there is a legitimate interest in its confidentiality',
  injunctionNote:
    'The claims under sections 6 to 13 of the Act on the Protection of Trade Secrets (GeschGehG), and interim injunctions under sections 935 and 940 of the Code of Civil Procedure (ZPO), are available beside the remedies in this Agreement. The duties and measures in {@duties} are reasonable secrecy measures within the meaning of section 2 no. 1 GeschGehG.',
  protectedActs: [
    'a report or disclosure protected by the German Whistleblower Protection Act (HinSchG) or by Directive (EU) 2019/1937',
    'the acquisition, use or disclosure of information that section 5 of the Act on the Protection of Trade Secrets (GeschGehG) permits, including to exercise freedom of expression and the freedom of the media, or to reveal misconduct in the public interest',
    'a communication between employees and their representatives that the representatives need for their work',
  ],
  protectionNotices: [],
  dataProtectionLaw:
    'the General Data Protection Regulation (EU) 2016/679 (GDPR), the Federal Data Protection Act (BDSG), and any other law on the protection of personal data that applies to a party',
  dataParagraphs: [
    {
      id: 'controllers',
      text: 'Each party is a controller of its own for the Personal Data it receives, unless the parties agree otherwise under {@personal-data.processor}, for which Article 28 GDPR applies. The Receiving Party shall report a personal data breach early enough for the Disclosing Party to meet the time limit of Article 33 GDPR. Personal Data shall be transferred to a country outside the European Economic Area only as Chapter V GDPR allows.',
    },
  ],
  exportLaw:
    'Regulation (EU) 2021/821 on dual-use items, the Foreign Trade and Payments Act (AWG) and Ordinance (AWV), and the sanctions of the European Union',
  competitionLaw:
    'Article 101 of the Treaty on the Functioning of the European Union, the German Act against Restraints of Competition (GWB) and every other competition law that applies to it',
  securitiesLaw: 'Regulation (EU) No 596/2014 on market abuse and the German Securities Trading Act (WpHG)',
  freedomNote:
    'Nothing in this Agreement is a restraint of competition within the meaning of sections 74 and following of the Commercial Code (HGB) or of section 110 of the Trade, Commerce and Industry Regulation Act (GewO).',
  employment: [
    {
      id: 'after-employment',
      text: "After the work for the Employer has ended, a Worker remains bound only for Trade Secrets and for information that the Employer has specifically named to the Worker as requiring confidentiality and in which it has a continuing legitimate interest, and never in a way that unreasonably impedes the Worker's career. Within this limit the periods in {@term} apply.",
    },
  ],
  thirdParties:
    'This Agreement creates no rights for third parties; it is neither a contract for the benefit of third parties (section 328 of the Civil Code, BGB) nor one with protective effect for them.',
  electronicSignatureLaw:
    'Regulation (EU) No 910/2014 on electronic identification and trust services (eIDAS); text form under section 126b of the Civil Code (BGB) is enough for notices',
  formalities: [
    {
      id: 'negotiated',
      text: 'The parties have had the opportunity to negotiate each provision of this Agreement. If a provision is nevertheless a standard business term within the meaning of sections 305 and following of the Civil Code (BGB), individually agreed terms, even if agreed orally, take precedence over it (section 305b BGB), and where it is invalid the statutory provisions apply in its place (section 306 BGB).',
    },
    {
      id: 'liability',
      text: 'Liability for intent, and for injury to life, body or health, is not limited in any respect. The right of each party to end this Agreement for good cause (section 314 BGB) is not affected.',
    },
  ],
  nonSolicitation: 'during-discussions',
}

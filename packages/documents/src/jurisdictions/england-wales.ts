import type { JurisdictionLaw } from './jurisdiction-law.ts'

export const englandWales: JurisdictionLaw = {
  id: 'england-wales',
  name: 'England & Wales',
  defaultCourts: 'the courts of England and Wales',
  defaultSeat: 'London, England',
  arbitrationRules: 'Arbitration Rules of the London Court of International Arbitration',
  spelling: 'british',
  clauseWord: 'clause',
  governingLaw: 'the law of England and Wales',
  courtsNote: '',
  arbitrationNote:
    'Where the seat is in England, the Arbitration Act 1996 applies, and a party may apply to the court for the orders described in section 44 of that Act.',
  tradeSecret:
    'information that is a trade secret under the Trade Secrets (Enforcement, etc.) Regulations 2018: it is secret, it has commercial value because it is secret, and reasonable steps have been taken to keep it secret',
  injunctionNote:
    'The remedies of the equitable action for breach of confidence and of the Trade Secrets (Enforcement, etc.) Regulations 2018 are available beside those in this Agreement.',
  protectedActs: [
    'a protected disclosure within the meaning of Part IVA of the Employment Rights Act 1996',
    'a disclosure about a criminal offence, harassment or discrimination that by law an agreement cannot preclude, including one that section 17 of the Victims and Prisoners Act 2024 protects',
    'a report to the Financial Conduct Authority, the Prudential Regulation Authority, the Serious Fraud Office, the Health and Safety Executive or another regulator about a matter within its functions',
  ],
  protectionNotices: [],
  dataProtectionLaw:
    'the UK GDPR, the Data Protection Act 2018, the Privacy and Electronic Communications (EC Directive) Regulations 2003, and any other law on the protection of personal data that applies to a party',
  dataParagraphs: [
    {
      id: 'transfers',
      text: 'Each party acts as an independent controller of the Personal Data it receives, unless the parties agree otherwise under {@personal-data.processor}. Personal Data shall be transferred outside the United Kingdom only where the UK GDPR allows it.',
    },
  ],
  exportLaw:
    'the Export Control Order 2008 and the regulations made under the Sanctions and Anti-Money Laundering Act 2018',
  competitionLaw:
    'the Competition Act 1998, the Enterprise Act 2002 and every other competition law that applies to it',
  securitiesLaw: 'the UK Market Abuse Regulation and Part V of the Criminal Justice Act 1993',
  freedomNote:
    'The duties of confidence in this Agreement go no further than is reasonable to protect the legitimate interests of the Disclosing Party, and shall not be applied as a restraint of trade.',
  employment: [
    {
      id: 'after-employment',
      text: 'After the work for the Employer has ended, the duties of a Worker cover Trade Secrets and information of equivalent confidentiality for as long as the law protects them, and other Confidential Information for the period stated in {@term.survival}.',
    },
  ],
  thirdParties:
    'A person who is not a party has no right under the Contracts (Rights of Third Parties) Act 1999 to enforce a term of this Agreement. The parties may end or change it without the consent of anyone else.',
  electronicSignatureLaw:
    'the Electronic Communications Act 2000 and the assimilated Regulation (EU) No 910/2014 on electronic identification and trust services',
  formalities: [
    {
      id: 'consideration',
      text: 'Each party acknowledges that it enters into this Agreement for good and sufficient consideration, namely access to Confidential Information, the opportunity to pursue the Purpose and the promises made in this Agreement. This Agreement is signed as a simple contract and not as a deed.',
    },
  ],
  nonSolicitation: 'twelve-months-after',
}

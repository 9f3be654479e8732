import type { JurisdictionLaw } from './jurisdiction-law.ts'

export const india: JurisdictionLaw = {
  id: 'india',
  name: 'India',
  defaultCourts: 'the courts at New Delhi',
  defaultSeat: 'New Delhi, India',
  arbitrationRules: 'Arbitration Rules of the Mumbai Centre for International Arbitration',
  spelling: 'british',
  clauseWord: 'clause',
  governingLaw: 'the laws of India',
  courtsNote: '',
  arbitrationNote:
    'Where the seat is in India, the Arbitration and Conciliation Act, 1996 applies, the courts at the seat have exclusive jurisdiction to supervise the arbitration, and a party may apply for interim measures under sections 9 and 17 of that Act.',
  tradeSecret:
    'information that is not generally known or readily accessible in the field concerned, that has commercial value because it is secret, and that its holder has taken reasonable steps to keep secret; since no statute of India defines the term, the parties adopt this definition by agreement',
  injunctionNote:
    'In India this relief includes temporary and perpetual injunctions and specific performance under the Specific Relief Act, 1963, and interim injunctions under the Code of Civil Procedure, 1908.',
  protectedActs: [
    'a complaint or disclosure under the vigil mechanism of section 177 of the Companies Act, 2013, under securities laws to the Securities and Exchange Board of India, or under any law for the protection of whistleblowers that is in force',
    'a complaint under the Sexual Harassment of Women at Workplace (Prevention, Prohibition and Redressal) Act, 2013, or under labour laws',
    'a disclosure required by the Right to Information Act, 2005, subject to its exemptions for commercial confidence and trade secrets',
  ],
  protectionNotices: [],
  dataProtectionLaw:
    'the Digital Personal Data Protection Act, 2023, the Information Technology Act, 2000 and, for as long as it is in force, section 43A of that Act with the rules on sensitive personal data of 2011, each to the extent that it is in force, and any other law on the protection of personal data that applies to a party',
  dataParagraphs: [
    {
      id: 'fiduciary',
      text: 'Each party that decides why and how Personal Data is processed is responsible for it as a Data Fiduciary, shall have a notice and a consent or another lawful ground for sharing it, and may use a Data Processor only under a valid contract. The Receiving Party shall report a personal data breach in time for the Disclosing Party to inform the Data Protection Board of India and each affected Data Principal as the law requires.',
    },
    {
      id: 'information-technology',
      text: 'Unauthorised access to, copying from or disclosure of electronic records may also be an offence under the Information Technology Act, 2000. The Receiving Party shall not access a computer resource of the Disclosing Party beyond the authorisation it has been given.',
    },
  ],
  exportLaw:
    'the Foreign Trade (Development and Regulation) Act, 1992, the list of special chemicals, organisms, materials, equipment and technologies (SCOMET) under it, and the Weapons of Mass Destruction and their Delivery Systems (Prohibition of Unlawful Activities) Act, 2005',
  competitionLaw: 'the Competition Act, 2002 and every other competition law that applies to it',
  securitiesLaw:
    'the Securities and Exchange Board of India (Prohibition of Insider Trading) Regulations, 2015 and the other securities laws that apply',
  freedomNote:
    'Nothing in this Agreement is to be read as restraining anyone from exercising a lawful profession, trade or business within the meaning of section 27 of the Indian Contract Act, 1872. A duty not to use or disclose Confidential Information is not such a restraint.',
  employment: [
    {
      id: 'section-27',
      text: 'No covenant of this Agreement restrains a Worker, after the work for the Employer has ended, from taking up any employment, in keeping with section 27 of the Indian Contract Act, 1872.',
    },
  ],
  thirdParties:
    'Only the parties, and their permitted successors and assigns, may enforce this Agreement. No other person acquires a right under it.',
  electronicSignatureLaw: 'sections 5 and 10A of the Information Technology Act, 2000',
  formalities: [
    {
      id: 'stamp-duty',
      text: 'The parties shall have this Agreement stamped, physically or electronically, before or when it is signed, under the Indian Stamp Act, 1899 or the stamp law of the State that applies. They bear the stamp duty in equal shares. If a copy is taken to another State where more duty is due, the party that takes it there shall pay the difference in time.',
    },
    {
      id: 'consideration',
      text: 'The disclosure of Confidential Information and the promises in this Agreement are lawful consideration within the meaning of the Indian Contract Act, 1872. No sum is named in this Agreement to be paid in case of breach, and compensation follows section 73 of that Act.',
    },
  ],
  nonSolicitation: 'during-discussions',
}

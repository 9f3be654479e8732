import type { JurisdictionLaw } from './jurisdiction-law.ts'

/** The law of the federation as it applies in Dubai, outside the financial free zones, which have laws of their own. */
export const uae: JurisdictionLaw = {
  id: 'uae',
  name: 'United Arab Emirates',
  defaultCourts: 'the courts of Dubai, United Arab Emirates',
  defaultSeat: 'Dubai, United Arab Emirates',
  arbitrationRules: 'Arbitration Rules of the Dubai International Arbitration Centre',
  spelling: 'british',
  clauseWord: 'clause',
  governingLaw: 'the federal laws of the United Arab Emirates and the laws of the Emirate of Dubai',
  courtsNote:
    'The courts of the Dubai International Financial Centre are not meant, unless the parties name them in this Agreement.',
  arbitrationNote:
    'Where the seat is in the United Arab Emirates outside its financial free zones, Federal Law No. 6 of 2018 on Arbitration applies. Each person who signs for a legal entity confirms that he or she has the specific authority to agree to arbitration that this law requires.',
  tradeSecret:
    'information that is not generally known or readily accessible in the field concerned, that has commercial value because it is secret, and that its holder has taken effective measures to keep secret, including undisclosed information protected by Federal Law No. 11 of 2021 on industrial property rights',
  injunctionNote:
    'This relief includes the precautionary and urgent measures of the Civil Procedure Law, for which the court may set conditions of its own, and performance in kind under the Civil Transactions Law.',
  protectedActs: [
    'a report of an offence to the police, the public prosecution or another competent authority, which the law may require',
    'a complaint under the law on employment relations or to the Ministry of Human Resources and Emiratisation',
  ],
  protectionNotices: [],
  dataProtectionLaw:
    'Federal Decree-Law No. 45 of 2021 on the Protection of Personal Data, the data protection laws of the free zones where a party is established, and any other law on the protection of personal data that applies to a party',
  dataParagraphs: [
    {
      id: 'transfers',
      text: 'Personal Data shall be transferred out of the United Arab Emirates only to a place with an adequate level of protection or on another basis that Federal Decree-Law No. 45 of 2021 allows. Data on health, payments and banking shall be exchanged only as the special laws on such data allow.',
    },
    {
      id: 'cybercrime',
      text: 'The disclosure of secrets, and access to information systems without authorisation, may also be offences under Federal Decree-Law No. 31 of 2021 (Crimes and Penalties Law) and Federal Decree-Law No. 34 of 2021 on Combatting Rumours and Cybercrimes.',
    },
  ],
  exportLaw:
    'Federal Decree-Law No. 43 of 2021 on goods subject to non-proliferation, and the sanctions lists in force in the United Arab Emirates',
  competitionLaw:
    'Federal Decree-Law No. 36 of 2023 on the Regulation of Competition and every other competition law that applies to it',
  securitiesLaw:
    'the securities laws of the United Arab Emirates and the rules of the market on which the securities are listed',
  freedomNote:
    'Nothing in this Agreement limits a party in its business beyond what is needed to protect Confidential Information.',
  employment: [
    {
      id: 'labour-law',
      text: 'The duties of a Worker under Federal Decree-Law No. 33 of 2021 on the Regulation of Employment Relations, including not to disclose the secrets of the work, are not affected. This Agreement contains no non-compete clause within the meaning of Article 10 of that law.',
    },
  ],
  thirdParties:
    'Only the parties, and their permitted successors and assigns, may enforce this Agreement. No other person acquires a right under it.',
  electronicSignatureLaw: 'Federal Decree-Law No. 46 of 2021 on Electronic Transactions and Trust Services',
  formalities: [
    {
      id: 'language',
      text: 'This Agreement is made in English. The parties know that the onshore courts of the United Arab Emirates work in Arabic and rely on a certified Arabic translation. If the parties sign a text in Arabic too, the two texts shall be read together, and the Arabic text prevails before those courts.',
    },
    {
      id: 'authority',
      text: 'Each person who signs for a legal entity shall, if asked, show a trade licence, a power of attorney or a resolution that proves the authority to sign.',
    },
  ],
  nonSolicitation: 'during-discussions',
}

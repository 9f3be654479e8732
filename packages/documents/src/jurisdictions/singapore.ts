import type { JurisdictionLaw } from './jurisdiction-law.ts'

export const singapore: JurisdictionLaw = {
  id: 'singapore',
  name: 'Singapore',
  defaultCourts: 'the courts of Singapore',
  defaultSeat: 'Singapore',
  arbitrationRules: 'Arbitration Rules of the Singapore International Arbitration Centre',
  spelling: 'british',
  clauseWord: 'clause',
  governingLaw: 'the laws of Singapore',
  courtsNote: '',
  arbitrationNote:
    'Where the seat is Singapore, the International Arbitration Act 1994 applies to the arbitration, and a party may apply for interim measures to an emergency arbitrator or to the courts of Singapore.',
  tradeSecret:
    'information that is not generally known or readily accessible in the field concerned, that has commercial value because it is secret, and that its holder has taken reasonable steps to keep secret',
  injunctionNote:
    'The remedies of the equitable action for breach of confidence, which also protects against wrongful loss of confidentiality, are available beside those in this Agreement.',
  protectedActs: [
    'a report that a person is required or entitled to make under the Corruption, Drug Trafficking and Other Serious Crimes (Confiscation of Benefits) Act 1992, the Prevention of Corruption Act 1960 or the Criminal Procedure Code 2010',
    'a report to the Monetary Authority of Singapore, the Personal Data Protection Commission, the Competition and Consumer Commission of Singapore or another public authority about a matter within its functions',
    'a complaint about harassment, discrimination or safety at work that the law protects',
  ],
  protectionNotices: [],
  dataProtectionLaw:
    'the Personal Data Protection Act 2012 (PDPA) and any other law on the protection of personal data that applies to a party',
  dataParagraphs: [
    {
      id: 'pdpa',
      text: 'The Disclosing Party shall have the consent, or another ground under the PDPA, that it needs to disclose Personal Data. The Receiving Party shall not transfer Personal Data out of Singapore unless it is protected there to a standard comparable to the PDPA, and shall report a data breach in time for an assessment and a notification under Part 6A of the PDPA.',
    },
  ],
  exportLaw:
    'the Strategic Goods (Control) Act 2002, including its rules on the transfer of technology by electronic means, and the Regulation of Imports and Exports Act 1995',
  competitionLaw: 'the Competition Act 2004 and every other competition law that applies to it',
  securitiesLaw: 'Part 12 of the Securities and Futures Act 2001',
  freedomNote:
    'The duties of confidence in this Agreement go no further than is reasonable to protect the legitimate interests of the Disclosing Party, and shall not be applied as a restraint of trade.',
  employment: [
    {
      id: 'after-employment',
      text: 'After the work for the Employer has ended, the duties of a Worker do not extend to general skill and knowledge, even where it was acquired in the work for the Employer.',
    },
  ],
  thirdParties:
    'A person who is not a party has no right under the Contracts (Rights of Third Parties) Act 2001 to enforce a term of this Agreement. The parties may end or change it without the consent of anyone else.',
  electronicSignatureLaw: 'the Electronic Transactions Act 2010',
  formalities: [
    {
      id: 'consideration',
      text: 'Each party acknowledges that it enters into this Agreement for good and sufficient consideration, namely access to Confidential Information, the opportunity to pursue the Purpose and the promises made in this Agreement.',
    },
  ],
  nonSolicitation: 'twelve-months-after',
}

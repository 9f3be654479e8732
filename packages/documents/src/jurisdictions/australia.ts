import type { JurisdictionLaw } from './jurisdiction-law.ts'

/** The law of New South Wales, the most usual choice in Australia. */
export const australia: JurisdictionLaw = {
  id: 'australia',
  name: 'Australia',
  defaultCourts: 'the courts of New South Wales, Australia, and the Commonwealth courts sitting there',
  defaultSeat: 'Sydney, Australia',
  arbitrationRules: 'Arbitration Rules of the Australian Centre for International Commercial Arbitration',
  spelling: 'british',
  clauseWord: 'clause',
  governingLaw: 'the laws of New South Wales and the laws of the Commonwealth of Australia that apply there',
  courtsNote: '',
  arbitrationNote:
    'Where the seat is in New South Wales, the Commercial Arbitration Act 2010 (NSW) or, for an international arbitration, the International Arbitration Act 1974 (Cth) applies. A claim that by law cannot be made subject to arbitration agreed in advance is not subject to it.',
  tradeSecret:
    'information that is not generally known or readily accessible in the field concerned, that has commercial value because it is secret, and that its holder has taken reasonable steps to keep secret',
  injunctionNote:
    'The remedies of the equitable action for breach of confidence are available beside those in this Agreement.',
  protectedActs: [
    'a disclosure that qualifies for protection under Part 9.4AAA of the Corporations Act 2001 (Cth), Part IVD of the Taxation Administration Act 1953 (Cth) or another law for the protection of whistleblowers',
    "the exercise of a workplace right under the Fair Work Act 2009 (Cth), including the right to disclose or not to disclose one's own pay",
    'a report to the Australian Securities and Investments Commission, the Australian Competition and Consumer Commission, the Office of the Australian Information Commissioner or another regulator about a matter within its functions',
  ],
  protectionNotices: [],
  dataProtectionLaw:
    'the Privacy Act 1988 (Cth), including the Australian Privacy Principles, and any other law on the protection of personal data that applies to a party',
  dataParagraphs: [
    {
      id: 'privacy-principles',
      text: 'The Receiving Party shall handle Personal Data as the Australian Privacy Principles require, whether or not it is itself bound by them. It shall report a suspected eligible data breach in time for an assessment under Part IIIC of the Privacy Act 1988 (Cth), and shall tell the Disclosing Party before it discloses Personal Data to a recipient overseas.',
    },
  ],
  exportLaw:
    'the Defence Trade Controls Act 2012 (Cth), the Customs Act 1901 (Cth) with its rules on prohibited exports, and the Autonomous Sanctions Act 2011 (Cth)',
  competitionLaw: 'the Competition and Consumer Act 2010 (Cth) and every other competition law that applies to it',
  securitiesLaw: 'Part 7.10 of the Corporations Act 2001 (Cth)',
  freedomNote:
    'The duties of confidence in this Agreement go no further than is reasonable to protect the legitimate interests of the Disclosing Party, and shall not be applied as a restraint of trade.',
  employment: [
    {
      id: 'after-employment',
      text: "After the work for the Employer has ended, the duties of a Worker do not extend to know-how that has become part of the Worker's general skill and knowledge. Nothing in this Agreement affects section 183 of the Corporations Act 2001 (Cth).",
    },
  ],
  thirdParties:
    'Only the parties, and their permitted successors and assigns, may enforce this Agreement. No other person acquires a right under it.',
  electronicSignatureLaw:
    'the Electronic Transactions Act 1999 (Cth), the Electronic Transactions Act 2000 (NSW) and, for companies, Part 1.2AA of the Corporations Act 2001 (Cth)',
  formalities: [
    {
      id: 'consideration',
      text: 'Each party acknowledges that it enters into this Agreement for good and sufficient consideration, namely access to Confidential Information, the opportunity to pursue the Purpose and the promises made in this Agreement.',
    },
    {
      id: 'fair-terms',
      text: 'Nothing in this Agreement excludes or limits a right that a party has under the law on unfair contract terms or under the Australian Consumer Law and that cannot be excluded.',
    },
  ],
  nonSolicitation: 'twelve-months-after',
}

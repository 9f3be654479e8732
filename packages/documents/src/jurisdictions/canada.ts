import type { JurisdictionLaw } from './jurisdiction-law.ts'

/** Ontario's law, the most usual choice in Canada. */
export const canada: JurisdictionLaw = {
  id: 'canada',
  name: 'Canada',
  defaultCourts: 'the courts of the Province of Ontario sitting at Toronto, Canada',
  defaultSeat: 'Toronto, Ontario, Canada',
  arbitrationRules: 'Arbitration Rules of the ADR Institute of Canada',
  spelling: 'british',
  clauseWord: 'clause',
  governingLaw: 'the laws of the Province of Ontario and the federal laws of Canada that apply there',
  courtsNote: '',
  arbitrationNote:
    'Where the seat is in Ontario, the Arbitration Act, 1991 or, for an international arbitration, the International Commercial Arbitration Act, 2017 applies. A claim that by law cannot be made subject to arbitration agreed in advance is not subject to it.',
  tradeSecret:
    'information that is not generally known in the trade or business that uses or may use it, that has economic value from not being generally known, and that is the subject of efforts that are reasonable in the circumstances to keep it secret',
  injunctionNote: 'The remedies of the action for breach of confidence are available beside those in this Agreement.',
  protectedActs: [
    'a report to law enforcement that section 425.1 of the Criminal Code protects',
    'a disclosure to the Ontario Securities Commission or another securities regulator, which by section 121.5 of the Securities Act (Ontario) and similar laws an agreement cannot prevent',
    'a complaint or inquiry under laws on employment standards, human rights, or health and safety at work, or a report under the Competition Act',
  ],
  protectionNotices: [],
  dataProtectionLaw:
    'the Personal Information Protection and Electronic Documents Act (PIPEDA), the provincial laws on privacy in the private sector, and any other law on the protection of personal data that applies to a party',
  dataParagraphs: [
    {
      id: 'safeguards',
      text: 'Personal Data shall be exchanged for a prospective business transaction only to the extent needed to decide whether to proceed, and shall be returned or destroyed within a reasonable time if the parties do not proceed. The Receiving Party shall report a breach of security safeguards in time for the report to the Privacy Commissioner and the notice to individuals that the law requires, and shall tell the Disclosing Party before it moves Personal Data out of Canada.',
    },
  ],
  exportLaw:
    'the Export and Import Permits Act, the Defence Production Act with its rules on controlled goods, and the Special Economic Measures Act',
  competitionLaw: 'the Competition Act, including section 45, and every other competition law that applies to it',
  securitiesLaw: 'the Securities Act (Ontario) and the other provincial securities laws',
  freedomNote:
    'Nothing in this Agreement fixes, maintains or controls wages or terms of employment, or limits a party in soliciting or hiring employees of {another}, within the meaning of subsection 45(1.1) of the Competition Act.',
  employment: [
    {
      id: 'non-compete',
      text: 'Nothing in this Agreement is a non-compete agreement within the meaning of section 67.2 of the Employment Standards Act, 2000 (Ontario).',
    },
  ],
  thirdParties:
    'Only the parties, and their permitted successors and assigns, may enforce this Agreement. No other person acquires a right under it.',
  electronicSignatureLaw: 'the Electronic Commerce Act, 2000 (Ontario)',
  formalities: [
    {
      id: 'consideration',
      text: 'Each party acknowledges that it enters into this Agreement for good and sufficient consideration, namely access to Confidential Information, the opportunity to pursue the Purpose and the promises made in this Agreement.',
    },
    {
      id: 'language',
      text: 'The parties have asked that this Agreement and the documents related to it be drawn up in English, to the extent that the law allows. Where the Charter of the French Language applies, a French version shall be provided first.',
    },
  ],
  nonSolicitation: 'not-allowed',
}

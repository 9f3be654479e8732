import type { ClauseWording } from '../clause-wording.ts'

export const personalData: ClauseWording = {
  id: 'personal-data',
  heading: 'Personal data',
  kind: 'data-protection',
  paragraphs: [
    {
      id: 'minimum',
      text: 'The parties shall exchange Personal Data only where the Purpose requires it, and where practicable in anonymised or pseudonymised form.',
    },
    {
      id: 'duties',
      text: 'Each party shall observe Data Protection Law. The Receiving Party shall process Personal Data it receives only for the Purpose, protect it by appropriate technical and organisational measures, tell the Disclosing Party without undue delay of a breach affecting it, and help the Disclosing Party to answer the persons concerned and the authorities.',
    },
    {
      id: 'processor',
      text: 'Before one party processes Personal Data on behalf of another, they shall sign the agreement that Data Protection Law requires for it.',
    },
    {
      id: 'not-excluded',
      text: 'The exclusions in {@exclusions} do not reduce the protection of Personal Data under Data Protection Law.',
    },
    ({ law }) => law.dataParagraphs,
  ],
}

export const exportControl: ClauseWording = {
  id: 'export-control',
  heading: 'Export control and sanctions',
  kind: 'general',
  paragraphs: [
    {
      id: 'compliance',
      text: 'Each party shall observe the export control and sanctions laws that apply to Confidential Information, including {exportLaw}. It shall not export or pass on Confidential Information where these laws forbid it or where a required authorisation is missing.',
    },
    {
      id: 'notice',
      text: 'Before it discloses information that it knows to be subject to export control, the Disclosing Party shall tell the Receiving Party so, and the parties shall first agree how it is handled.',
    },
  ],
}

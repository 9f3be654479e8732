import type { ClauseWording } from '../clause-wording.ts'

export const ownership: ClauseWording = {
  id: 'ownership',
  heading: 'Ownership and no licence',
  kind: 'ip',
  paragraphs: [
    {
      id: 'no-licence',
      text: 'Confidential Information remains the property of the Disclosing Party or of its licensors. Except for the limited right to use it for the Purpose, this Agreement grants the Receiving Party no licence and no other right, express or implied, in Confidential Information or under any patent, copyright, trade mark, trade secret or other intellectual property right.',
    },
    {
      id: 'no-assignment',
      text: 'Nothing in this Agreement assigns an intellectual property right, or obliges a party to assign one.',
    },
    {
      id: 'no-filings',
      text: 'The Receiving Party shall not apply for a patent or any other registered right that discloses or is based on Confidential Information.',
    },
  ],
}

export const residuals: ClauseWording = {
  id: 'residuals',
  heading: 'Residual knowledge',
  kind: 'residuals',
  paragraphs: [
    {
      id: 'excluded',
      text: 'This Agreement gives no right to use or disclose Confidential Information because it is retained in the memory of a person who had access to it.',
    },
    {
      id: 'general-skill',
      text: 'Individuals remain free to use the general skill, knowledge and experience that belong to their occupation, so long as they do not use or disclose Confidential Information.',
    },
  ],
}

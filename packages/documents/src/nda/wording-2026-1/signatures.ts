import type { PartWording } from '../clause-wording.ts'

export const signatures: PartWording = {
  id: 'signatures',
  heading: 'Signatures',
  kind: 'signatures',
  lines: ({ parties }) => [
    'The parties have signed this Agreement on the dates stated below.',
    ...parties.flatMap((_, index) => [
      `**{name.${index}}**`,
      'By: {signatureLine}',
      `Name: {signatory.${index}}`,
      `Title: {position.${index}}`,
      'Date: {signatureLine}',
    ]),
  ],
}

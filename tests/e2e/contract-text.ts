import { draftNda } from '@clausemint/documents'
import { ndaTermsSchema } from '@clausemint/protocol'
import { partyA, partyB } from './visit.ts'

/** What the model of a test writes: an NDA as a good model would. */
export const contract = draftNda(
  ndaTermsSchema.parse({
    partyA: { name: partyA },
    partyB: { name: partyB },
    purpose: 'evaluating a supply of cotton',
  }),
).text

/** The words without Markdown's marks, as they stand on the paper. */
export const printed = (markdown: string): string =>
  markdown
    .replace(/^#+ /gm, '')
    .replaceAll('**', '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')

/** Cut at an end of a block, so that no mark is in the middle. */
export const contractPart = (blocks: number): string => `${contract.split('\n\n').slice(0, blocks).join('\n\n')}\n\n`

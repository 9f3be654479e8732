import { draftNda, type NdaDraft } from '@clausemint/documents'
import type { NdaTerms } from '@clausemint/protocol'
import type { Task } from '../generation/task.ts'
import { ndaMessages, ndaPromptVersion, ndaSystemPrompt } from '../prompts/nda.ts'
import { HeadingMeter } from './heading-meter.ts'

/** About three times the longest agreement of the clause library. */
const maxOutputTokens = 12_000

/** Drafting an NDA from its terms. */
export const ndaTask: Task<NdaTerms> = {
  kind: 'nda',

  title(terms) {
    const parties = [terms.partyA, terms.partyB, ...(terms.partyC ? [terms.partyC] : [])]
    return `NDA: ${parties.map((party) => party.name).join(' / ')}`.slice(0, 200)
  },

  prepare(terms, libraryVersion) {
    const draft = draftNda(terms, libraryVersion)
    const numbered = draft.clauses.filter(({ number }) => number !== '')
    return {
      request: {
        system: ndaSystemPrompt,
        messages: ndaMessages(terms, draft),
        maxOutputTokens,
        temperature: 0.2,
        withoutModel: () => clauseByClause(draft),
      },
      stage: 'drafting',
      promptVersion: ndaPromptVersion,
      libraryVersion: draft.libraryVersion,
      meter: () => new HeadingMeter(numbered.length),
    }
  },
}

/** No artificial delay: as fast as it is read. */
async function* clauseByClause(draft: NdaDraft): AsyncGenerator<string> {
  for (const clause of draft.clauses) yield clause.text
}

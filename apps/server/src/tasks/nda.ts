import { draftNda, type NdaDraft } from '@clausemint/documents'
import { type NdaTerms, ndaTermsSchema } from '@clausemint/protocol'
import type { StartRequest } from '../generation/generation-service.ts'
import type { Task } from '../generation/task.ts'
import { ndaMessages, ndaPromptVersion, ndaSystemPrompt } from '../prompts/nda.ts'
import { HeadingMeter } from './heading-meter.ts'
import { boundsOf, writeText } from './text-task.ts'

/** Drafting an NDA from its terms. `outputTokens`: what the operator allows a text at most. */
export const createNdaTask = ({ outputTokens }: { outputTokens: number }): Task => ({
  kind: 'nda',
  async prepare(input, pinned) {
    const terms = ndaTermsSchema.parse(input)
    const draft = draftNda(terms, pinned?.libraryVersion)
    const clauses = draft.clauses.filter(({ number }) => number !== '').length
    const request = {
      system: ndaSystemPrompt,
      messages: ndaMessages(terms, draft),
      maxOutputTokens: outputTokens,
      temperature: 0.2,
      withoutModel: () => clauseByClause(draft),
    }
    return {
      versions: { promptVersion: ndaPromptVersion, libraryVersion: draft.libraryVersion },
      bounds: boundsOf(request),
      run: (context) => writeText({ request, stage: 'drafting', meter: () => new HeadingMeter(clauses) }, context),
      documentText: ({ text }) => text,
    }
  },
})

/** What to start for these terms: a document of its own, and the text that is drafted into it. */
export const ndaStart = ({ terms, ...who }: NdaStart): StartRequest => ({
  ...who,
  task: 'nda',
  input: terms,
  document: { title: titleOf(terms), terms },
})

interface NdaStart extends Pick<StartRequest, 'member' | 'requestId' | 'localOnly' | 'provider'> {
  terms: NdaTerms
}

/** What the document is called in a list. */
function titleOf({ partyA, partyB, partyC }: NdaTerms): string {
  const parties = [partyA, partyB, ...(partyC ? [partyC] : [])]
  return `NDA: ${parties.map((party) => party.name).join(' / ')}`.slice(0, 200)
}

/** No artificial delay: as fast as it is read. */
async function* clauseByClause(draft: NdaDraft): AsyncGenerator<string> {
  for (const clause of draft.clauses) yield clause.text
}

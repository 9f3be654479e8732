import type { Repositories } from '@clausemint/db'
import { draftNda, type NdaDraft, readContract } from '@clausemint/documents'
import { type ClauseTree, type NdaTerms, ndaTermsSchema } from '@clausemint/protocol'
import type { StartRequest } from '../generation/generation-service.ts'
import type { Task } from '../generation/task.ts'
import { ndaMessages, ndaPromptVersion, ndaSystemPrompt } from '../prompts/nda.ts'
import { HeadingMeter } from './heading-meter.ts'
import { boundsOf, writeText } from './text-task.ts'

interface NdaTaskParts {
  /** What the operator allows a text at most. */
  outputTokens: number
  documents: Pick<Repositories['documents'], 'setText'>
  contracts: Pick<Repositories['contracts'], 'rewrite'>
  /** A text was written that could not be read as a contract; it is kept as it is. */
  report(error: unknown): void
}

/** Drafting an NDA from its terms. */
export const createNdaTask = ({ outputTokens, documents, contracts, report }: NdaTaskParts): Task => ({
  kind: 'nda',
  async prepare(input, { documentId, pinned }) {
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
      kind: 'nda',
      rewrites: true,
      versions: { promptVersion: ndaPromptVersion, libraryVersion: draft.libraryVersion },
      bounds: boundsOf(request),
      run: (context) => writeText({ request, stage: 'drafting', meter: () => new HeadingMeter(clauses) }, context),
      settle: async (_terminal, { text }) => {
        if (text === '') return async () => {}
        const tree = await treeOf(text).catch((error: unknown) => {
          report(error)
          return undefined
        })
        return tree
          ? (tx) => contracts.rewrite(tx, documentId, { tree, text })
          : (tx) => documents.setText(tx, documentId, text)
      },
    }
  },
})

/** What was drafted, as every contract is read (D1). A draft is small enough to be read here. */
async function treeOf(text: string): Promise<ClauseTree> {
  return (await readContract({ name: 'draft.md', bytes: new TextEncoder().encode(text) })).tree
}

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

import type { Transaction } from '@clausemint/db'
import { draftNda } from '@clausemint/documents'
import {
  type ClauseTree,
  initialGenerationState,
  ndaTermsSchema,
  noUsage,
  type TerminalEvent,
} from '@clausemint/protocol'
import { expect, it } from 'vitest'
import { createNdaTask } from './nda.ts'

const terms = ndaTermsSchema.parse({
  partyA: { name: 'Asha Ltd' },
  partyB: { name: 'Birch Ltd' },
  purpose: 'Working together',
  jurisdiction: 'india',
})
const terminal: TerminalEvent = {
  type: 'cancelled',
  receipt: { by: 'm', textLength: 1, upstreamClosedMs: 0, usage: noUsage },
}

/** What a draft of this text leaves in the database. */
async function leftBy(text: string) {
  const kept: { tree?: ClauseTree; text?: string } = {}
  const reported: unknown[] = []
  const task = createNdaTask({
    outputTokens: 1000,
    contracts: {
      async rewrite(_tx, _id, made) {
        Object.assign(kept, made)
      },
    },
    documents: {
      async setText(_tx, _id, text) {
        kept.text = text
      },
    },
    report: (error) => reported.push(error),
  })
  const prepared = await task.prepare(terms, { documentId: 'd', member: 'm' })
  const write = await prepared.settle?.(terminal, { ...initialGenerationState, text })
  // Nothing here asks the transaction.
  await write?.({} as Transaction)
  return { ...kept, reported }
}

it('[D1] a draft is a contract like any other: its clauses are stored with its text', async () => {
  const { text, clauses } = draftNda(terms)
  const left = await leftBy(text)
  expect(left).toMatchObject({ text, reported: [] })
  expect(left.tree?.clauses.map(({ heading }) => heading)).toEqual(clauses.map(({ heading }) => heading))
})

it('[G3] so is what was written of one that was cancelled', async () => {
  const left = await leftBy('## 1. Purpose\n\n1.1 The parties want to w')
  expect(left.tree?.clauses[0]).toMatchObject({ label: '1.', heading: 'Purpose' })
})

it('a text that can be read as no contract is kept, and reported', async () => {
  const left = await leftBy('<!-- -->')
  expect(left.text).toBe('<!-- -->')
  expect(left.tree).toBeUndefined()
  expect(left.reported).toHaveLength(1)
  expect(await leftBy('')).toEqual({ reported: [] })
})

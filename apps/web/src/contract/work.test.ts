import { expect, test } from 'vitest'
import { countChangedClauses, lostWords } from './work.ts'

test('what would be lost is counted in words, and what is not there is not named', () => {
  expect(lostWords({ changedClauses: 1, decisions: 2, findings: 14, comments: 3 })).toEqual([
    '1 changed clause',
    '2 decisions',
    '14 findings',
  ])
  expect(lostWords({ changedClauses: 0, decisions: 0, findings: 0, comments: 3 })).toEqual([])
})

test('a clause counts once, and not at all where its words were put back', () => {
  const text = (clauseId: string, before: string, after: string) =>
    ({ kind: 'text', clauseId, version: 2, before, after }) as const
  const heading = (clauseId: string, before: string, after: string) =>
    ({ kind: 'heading', clauseId, before, after }) as const
  expect(countChangedClauses([])).toBe(0)
  expect(countChangedClauses([text('a', 'one', 'two'), text('a', 'two', 'three'), heading('a', 'Law', 'Laws')])).toBe(1)
  expect(countChangedClauses([text('a', 'one', 'two'), text('a', 'two', 'one')])).toBe(0)
  expect(countChangedClauses([heading('a', 'Law', 'Laws'), text('b', 'one', 'two')])).toBe(2)
})

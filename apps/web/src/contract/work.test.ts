import { expect, test } from 'vitest'
import { lostWords } from './work.ts'

test('what would be lost is counted in words, and what is not there is not named', () => {
  expect(lostWords({ changedClauses: 1, decisions: 2, findings: 14, comments: 3 })).toEqual([
    '1 changed clause',
    '2 decisions',
    '14 findings',
  ])
  expect(lostWords({ changedClauses: 0, decisions: 0, findings: 0, comments: 3 })).toEqual([])
})

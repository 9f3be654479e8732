import type { Clause } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { clauseFacts, clauseName, sameFacts } from './clause-facts.ts'

const clause = (id: string, more: Partial<Clause> = {}): Clause => ({
  id,
  label: '',
  level: 0,
  text: '',
  kind: 'other',
  version: 1,
  children: [],
  ...more,
})

test('clauses come in reading order, and headings never skip a rank', () => {
  const tree = {
    clauses: [
      clause('a', { children: [clause('b', { children: [clause('c', { heading: 'Deep' })] })] }),
      clause('d', { heading: 'Top', children: [clause('e', { heading: 'Below' })] }),
    ],
  }
  expect(clauseFacts(tree).map(({ clause: { id }, depth, headingRank }) => [id, depth, headingRank])).toEqual([
    ['a', 0, 3],
    ['b', 1, 3],
    ['c', 2, 3],
    ['d', 0, 3],
    ['e', 1, 4],
  ])
})

test('a clause whose child was edited looks as before; one with new words does not', () => {
  const [before] = clauseFacts({ clauses: [clause('a', { children: [clause('b')] })] })
  const [after] = clauseFacts({ clauses: [clause('a', { children: [clause('b', { text: 'new', version: 2 })] })] })
  const [edited] = clauseFacts({ clauses: [clause('a', { text: 'new', version: 2 })] })
  if (!before || !after || !edited) throw new Error('each tree has a clause')
  expect(sameFacts(before, after)).toBe(true)
  expect(sameFacts(before, edited)).toBe(false)
})

test('a clause is called by its number and heading, or by its first words', () => {
  expect(clauseName({ label: '7.', heading: 'Term', text: '' })).toBe('7. Term')
  expect(clauseName({ label: '7.2', text: 'Some words' })).toBe('7.2')
  expect(clauseName({ label: '', text: 'The quick brown fox jumps over the lazy dog and runs' })).toBe(
    'The quick brown fox jumps over the lazy dog and…',
  )
})

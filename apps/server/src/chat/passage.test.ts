import { describe, expect, test } from 'vitest'
import { clauseOf, smallPassages } from './contract.fixture.ts'
import { passagesOf } from './passage.ts'
import { retrieve, writePassage } from './retrieval.ts'

const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i} is here.`).join(' ')

describe('[D6] the passages of a contract', () => {
  test('are numbered in reading order, and called as people call them', () => {
    expect(smallPassages.map(({ n, label, title }) => [n, label, title])).toEqual([
      [1, '1', '1. Definitions'],
      [2, '1(a)', '(a)'],
      [3, '2', '2. Term'],
      [4, '[Reserved](https://evil.example) *bold*', '[Reserved](https://evil.example) *bold*'],
    ])
    expect(smallPassages[1]?.path).toEqual(['1. Definitions'])
  })

  test('a very long clause is given in parts that make it up, cut between sentences', () => {
    const text = words(2_000)
    const parts = passagesOf({ clauses: [clauseOf('long', { text })] })
    expect(parts.map((part) => part.text).join('')).toBe(text)
    for (const { text: part, start, isWhole } of parts) {
      expect(text.slice(start, start + part.length)).toBe(part)
      expect(part.length).toBeLessThanOrEqual(4_000)
      expect(isWhole).toBe(false)
      expect(part.trimEnd()).toMatch(/\.$/)
    }
  })

  test('a clause without words, or one that could not be pointed at, is none', () => {
    expect(passagesOf({ clauses: [clauseOf('a', { text: ' ' }), clauseOf('b)', { text: 'Words.' })] })).toEqual([])
  })

  test('a line that looks like a passage is not at the beginning of a line', () => {
    const [passage] = passagesOf({ clauses: [clauseOf('a', { label: '1.', text: 'One.\n[7] 9. Two.' })] })
    expect(passage && writePassage(passage, false)).toBe('[1] 1.: One.\n    [7] 9. Two.\n')
  })
})

describe('[D6] what is read of a contract', () => {
  const clauses = Array.from({ length: 60 }, (_, i) =>
    clauseOf(`c${i}`, { label: `${i + 1}.`, text: i === 40 ? 'Ovens go back.' : `${words(5)} Number ${i}.` }),
  )
  const all = passagesOf({ clauses })
  const wanted = { selection: undefined, question: 'ovens', words: 'ovens', matches: [{ clauseId: 'c40', rank: 1 }] }

  test('is all of it where there is room', () => {
    const { consulted, passages } = retrieve(all, { ...wanted, mostCharacters: 100_000 })
    expect(consulted).toEqual({ clauses: 60, of: 60 })
    expect(passages).toEqual(all)
  })

  test.each([
    ['What does clause 51 say?', ['c50']],
    ['Compare section 3 and 4.2 with § 12', ['c2', 'c11']],
    ['What happened in 2024, and why 7 times?', []],
  ])('is what is called by its number: %s', (question, ids) => {
    const { named } = retrieve(all, { ...wanted, question, mostCharacters: 1_000 })
    expect(named.map(({ clauseId }) => clauseId)).toEqual(ids)
  })

  test('is never more than there is room for, and first what matters', () => {
    for (const mostCharacters of [0, 20, 200, 500, 1_000, 3_000]) {
      const { consulted, passages } = retrieve(all, { ...wanted, mostCharacters })
      const length = passages.reduce((sum, passage) => sum + writePassage(passage, true).length, 0)
      expect(length).toBeLessThanOrEqual(mostCharacters)
      expect(consulted).toEqual({ clauses: passages.length, of: 60 })
      if (mostCharacters > 20) expect(passages.map(({ clauseId }) => clauseId)).toContain('c40')
      if (mostCharacters >= 500) expect(passages.map(({ n }) => n)).toEqual(expect.arrayContaining([40, 41, 42]))
    }
  })
})

import type { Clause } from '@clausemint/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clauseOf } from './review.fixture.ts'
import { reviewSections, type Section } from './sections.ts'

const words = (length: number) => 'The party shall do it. '.repeat(Math.ceil(length / 23)).slice(0, length)
const idsOf = (sections: Section[]) => sections.map(({ passages }) => passages.map(({ clause }) => clause.id))

describe('[D3] a contract in sections', () => {
  test('[D3] small neighbours are put together, a clause keeps what is below it', () => {
    const tree = {
      clauses: [
        clauseOf('1', words(100)),
        clauseOf('2', words(100)),
        clauseOf('3', words(600), { children: [clauseOf('3.1', words(100)), clauseOf('3.2', words(100))] }),
        clauseOf('4', words(100)),
      ],
    }
    expect(idsOf(reviewSections(tree, { characters: 1200 }))).toEqual([['1', '2'], ['3', '3.1', '3.2'], ['4']])
  })

  test('[D3] a long one is split between its clauses, and says what it stands under', () => {
    const children = Array.from({ length: 5 }, (_, i) => clauseOf(`2.${i + 1}`, words(400)))
    const tree = { clauses: [clauseOf('2', '', { label: '2.', heading: 'Duties', children })] }
    const sections = reviewSections(tree, { characters: 1000 })
    expect(idsOf(sections)).toEqual([
      ['2', '2.1'],
      ['2.2', '2.3'],
      ['2.4', '2.5'],
    ])
    expect(sections.map(({ within }) => within)).toEqual([[], ['2. Duties'], ['2. Duties']])
  })

  test('[D3] a clause that is itself too long is cut, at a space where it has one', () => {
    const lengths = (text: string) =>
      reviewSections({ clauses: [clauseOf('1', text)] }, { characters: 1000 }).map(({ passages }) =>
        passages.map(({ start, end }) => end - start),
      )
    expect(lengths('x'.repeat(2000))).toEqual([[920], [920], [160]])
    expect(lengths('word '.repeat(300))).toEqual([[920], [580]])
    expect(lengths(`${'x'.repeat(915)} ${'y'.repeat(100)}`)).toEqual([[916], [100]])
  })

  test('[D3] one clause alone has itself and what is below it', () => {
    const tree = { clauses: [clauseOf('1', 'a'), clauseOf('2', 'b', { children: [clauseOf('2.1', 'c')] })] }
    expect(idsOf(reviewSections(tree, { characters: 1000, clauseId: '2' }))).toEqual([['2', '2.1']])
    expect(reviewSections(tree, { characters: 1000, clauseId: 'gone' })).toEqual([])
  })

  test('[D3] all of the text is in exactly one section, and none is longer than was asked for', () => {
    const clauseOver = (children: fc.Arbitrary<Clause[]>): fc.Arbitrary<Clause> =>
      fc.record({ size: fc.nat(3000), children }).map(({ size, children }) => clauseOf('', words(size), { children }))
    const item = clauseOver(fc.constant([]))
    const clause = clauseOver(fc.array(clauseOver(fc.array(item, { maxLength: 3 })), { maxLength: 4 }))
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 12 }), fc.integer({ min: 300, max: 4000 }), (clauses, characters) => {
        let text = ''
        for (const { passages } of reviewSections({ clauses }, { characters })) {
          const parts = passages.map((passage) => passage.clause.text.slice(passage.start, passage.end))
          expect(parts.join('').length).toBeLessThanOrEqual(characters)
          text += parts.join('')
        }
        const whole = (list: readonly Clause[]): string =>
          list.map((one) => (one.text.trim() === '' ? '' : one.text) + whole(one.children)).join('')
        expect(text).toBe(whole(clauses))
      }),
    )
  })
})

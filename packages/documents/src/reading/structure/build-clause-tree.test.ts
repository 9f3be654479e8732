import { walkClauses } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import type { Paragraph } from '../paragraph.ts'
import { buildClauseTree } from './build-clause-tree.ts'

const paragraph = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  text,
  container: 'body',
  emphasis: 0,
  place: { paragraph: 0 },
  spans: [{ start: 0, length: text.length, place: { paragraph: 0 }, from: 0 }],
  ...more,
})

const outline = (...texts: (string | Paragraph)[]): string[] =>
  [...walkClauses(buildClauseTree(texts.map((text) => (typeof text === 'string' ? paragraph(text) : text))).tree)].map(
    (clause) =>
      `${'  '.repeat(clause.level)}${clause.label}${clause.heading === undefined ? '' : ` <${clause.heading}>`}`,
  )

describe('what is in what', () => {
  it('[D1] nests decimals, letters and romans as a reader does', () => {
    expect(
      outline(
        '1. Term',
        '1.1 It lasts.',
        '(a) first;',
        '(i) inner;',
        '(ii) inner;',
        '(b) second.',
        '1.2 It ends.',
        '2. Law',
      ),
    ).toEqual(['1. <Term>', '  1.1', '    (a)', '      (i)', '      (ii)', '    (b)', '  1.2', '2. <Law>'])
  })

  it('[D1] takes (i) for a letter after (h) and for a roman one elsewhere', () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((letter) => `(${letter}) item;`)
    expect(
      new Set(
        outline('1. List', ...letters)
          .slice(1)
          .map((line) => line.indexOf('(')),
      ),
    ).toEqual(new Set([2]))
    expect(outline('1. List', '(a) item;', '(b) item:', '(i) one;', '(ii) two.')).toEqual([
      '1. <List>',
      '  (a)',
      '  (b)',
      '    (i)',
      '    (ii)',
    ])
  })

  it('[D1] finds a roman list inside (h) by what follows it', () => {
    const lines = outline('(f) f;', '(g) g;', '(h) the following:', '(i) one;', '(ii) two;', '(i) none')
    expect(lines.slice(2, 5)).toEqual(['(h)', '  (i)', '  (ii)'])
  })

  it('[D1] keeps a paragraph without a number inside the list that goes on after it', () => {
    expect(
      outline('1. One is here.', 'More about one.', '2. Two is here.', '2.1 part', 'flush words', '2.2 part'),
    ).toEqual(['1.', '  ', '2.', '  2.1', '    ', '  2.2'])
  })

  it('[D1] does not take a number in a sentence for a label', () => {
    expect(outline('1. Price', '1993. was the year', '2.5 million euros were paid', '2. Law')).toEqual([
      '1. <Price>',
      '  ',
      '  ',
      '2. <Law>',
    ])
  })

  it('[D1] starts anew under an exhibit', () => {
    expect(outline('MUTUAL AGREEMENT', '1. Term', '2. Law', 'EXHIBIT A', '1. Fees', '2. Taxes')).toEqual([
      '1. <Term>',
      '2. <Law>',
      'EXHIBIT A',
      '  1. <Fees>',
      '  2. <Taxes>',
    ])
  })

  it('[D1] takes no clause into the parties or the recitals', () => {
    const expected = ['Parties', '  (1)', 'Background', '  (A)', '1. <Term>', '  1.1', '2. <Law>', 'Signatures']
    const shapes = [
      (text: string, rank?: number) => paragraph(text, rank === undefined ? {} : { headingLevel: rank }),
      (text: string) => paragraph(text),
    ]
    for (const shape of shapes) {
      const lines = outline(
        shape('NON-DISCLOSURE AGREEMENT', 0),
        shape('Parties', 1),
        shape('(1) Acme Limited, a company of Delaware.'),
        shape('Background', 1),
        shape('(A) They want to talk.'),
        shape('1. Term', 1),
        shape('1.1 It lasts.'),
        shape('2. Law', 1),
        shape('Signatures', 1),
      )
      expect(lines.map((line) => line.replace(/^ <(.*)>$/, '$1'))).toEqual(expected)
    }
  })

  it('[D1] puts signatures beside the clauses, not into the last one', () => {
    expect(outline('1. General', 'Everything else.', 'IN WITNESS WHEREOF the parties sign.')).toEqual([
      '1. <General>',
      '  ',
      '',
    ])
  })
})

describe('headings', () => {
  it('[D1] tells a heading in the line from the words', () => {
    const [clause] = buildClauseTree([paragraph('3. Return of Materials. Upon request, all copies are returned.')]).tree
      .clauses
    expect(clause).toMatchObject({
      label: '3.',
      heading: 'Return of Materials',
      text: 'Upon request, all copies are returned.',
      kind: 'return',
    })
  })

  it('[D1] leaves a company and a sentence alone', () => {
    expect(
      outline('1. Acme Inc. shall pay.', '2. Time is of the essence. It is.', '3. See Section No. 5 for more.'),
    ).toEqual(['1.', '2.', '3.'])
  })

  it('[D1] takes a label printed by the word processor and the same label typed for the same', () => {
    const printed = buildClauseTree([
      paragraph('Term. It lasts.', { label: '1.' }),
      paragraph('It ends.', { label: '1.1' }),
    ])
    const typed = buildClauseTree([paragraph('1. Term. It lasts.'), paragraph('1.1 It ends.')])
    expect(printed.tree).toEqual(typed.tree)
  })
})

describe('ids and the source map', () => {
  it('[D1] an id survives a clause put in front and an edit elsewhere', () => {
    const before = buildClauseTree([paragraph('1. Term. It lasts two years.'), paragraph('2. Law. Delaware.')]).tree
    const after = buildClauseTree([
      paragraph('1. Purpose. To talk.'),
      paragraph('2. Term. It lasts ten years.'),
      paragraph('3. Law. Delaware.'),
    ]).tree
    expect(after.clauses.slice(1).map(({ id }) => id)).toEqual(before.clauses.map(({ id }) => id))
  })

  it('[D1] equal clauses get different ids', () => {
    const { tree } = buildClauseTree([paragraph('Signature'), paragraph('Signature'), paragraph('Signature')])
    expect(new Set(tree.clauses.map(({ id }) => id)).size).toBe(tree.clauses.length)
  })

  it('[D1] every character of a clause is found again in its source', () => {
    const source = '4. Governing Law. The laws of Delaware.'
    const { tree, sourceMap } = buildClauseTree([paragraph(source)])
    for (const { clauseId, field, start, length, from } of sourceMap) {
      const clause = tree.clauses.find(({ id }) => id === clauseId)
      expect((clause?.[field] ?? '').slice(start, start + length)).toBe(source.slice(from, from + length))
    }
    expect(sourceMap.map(({ field }) => field)).toEqual(['heading', 'text'])
  })
})

import { expect, test } from 'vitest'
import type { ClauseWording, NdaLibrary } from './clause-wording.ts'
import { compose } from './composer.ts'
import { factsOf } from './facts.ts'
import { termsWith } from './ndas.fixture.ts'

const clause = (id: string, ...paragraphs: ClauseWording['paragraphs']): ClauseWording => ({
  id,
  heading: id.toUpperCase(),
  kind: 'other',
  paragraphs,
})
const composed = (clauses: readonly ClauseWording[], jurisdiction: 'india' | 'delaware' = 'india') => {
  const library: NdaLibrary = { version: 'test', title: () => 'Test', opening: [], clauses, closing: [] }
  return compose(library, factsOf(termsWith({ jurisdiction, purpose: 'Authorised {term} {@b}' })))
}
const textOf = (...given: Parameters<typeof composed>) =>
  composed(...given)
    .map(({ text }) => text)
    .join('')

test('references are the numbers of what is there, forward and backward', () => {
  const clauses = [
    clause('a', { text: 'See {@b.named} and {@c,b}.' }),
    { ...clause('left-out', { text: 'x' }), when: () => false },
    clause('b', { text: 'x' }, { id: 'named', text: 'x:', items: [{ id: 'item', text: 'y' }] }),
    clause('c', { text: 'See {@a} and {@b.item}.' }),
  ]
  expect(textOf(clauses)).toContain('1.1 See clause 2.2 and clauses 3 and 2.')
  expect(textOf(clauses)).toContain('3.1 See clause 1 and clause 2.2(a).')
  expect(textOf(clauses, 'delaware')).toContain('1.1 See Section 2.2 and Sections 3 and 2.')
})

test('end marks of items follow what is chosen', () => {
  const items = [{ text: 'p' }, { text: 'q' }, { text: 'r', when: () => false }]
  expect(textOf([clause('a', { text: 'x:', items })])).toContain('(a) p; and\n\n(b) q.')
  expect(textOf([clause('a', { text: 'x:', join: 'or', items: [...items, { text: 's' }] })])).toContain(
    '(a) p;\n\n(b) q; or\n\n(c) s.',
  )
  expect(textOf([clause('a', { text: 'x:', join: 'sentences', items: [{ text: 'P.' }] })])).toContain('(a) P.\n')
})

test('a typed text is neither read as a template nor respelled', () => {
  const text = textOf([clause('a', { text: 'Authorised: {purpose}' })], 'delaware')
  expect(text).toContain('1.1 Authorized: Authorised {term} {\\@b}.')
})

test('a slot or a clause that is not there is a mistake of the library', () => {
  expect(() => textOf([clause('a', { text: '{nothing}' })])).toThrow('no slot "nothing"')
  expect(() => textOf([clause('a', { text: '{@nowhere}' })])).toThrow('no clause "nowhere"')
})

test('anchors say where each named place came to stand', () => {
  const [only] = composed([
    clause('a', { text: 'x' }, { id: 'p', text: 'x:', items: [{ text: 'y' }, { id: 'i', text: 'z' }] }),
  ])
  expect(only?.anchors).toEqual([
    { id: 'a', label: '1' },
    { id: 'a.p', label: '1.2' },
    { id: 'a.i', label: '1.2(b)' },
  ])
})

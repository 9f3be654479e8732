import type { Clause } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { readText, readTree } from './reading.ts'

const leadIns = (text: string) => readText(text).sentences.map(({ own, leadIn }) => [own, leadIn])

test('items continue their lead-in, nested ones both', () => {
  expect(
    leadIns(
      'It excludes information that:\n(a) is public;\n(b) the recipient shows:\n(i) it knew, or\n(ii) it made; or\n(c) is old.\nNext.',
    ),
  ).toEqual([
    ['it excludes information that:', ''],
    ['(a) is public;', 'it excludes information that:'],
    ['(b) the recipient shows:', 'it excludes information that:'],
    ['(i) it knew, or', 'it excludes information that: (b) the recipient shows:'],
    ['(ii) it made; or', 'it excludes information that: (b) the recipient shows:'],
    ['(c) is old.', 'it excludes information that:'],
    ['next.', ''],
  ])
})

test('(i) after (h) is a letter', () => {
  const text = `It shall:\n${[...'abcdefghij'].map((letter) => `(${letter}) wait;`).join('\n')}`
  expect(
    new Set(
      readText(text)
        .sentences.slice(1)
        .map(({ leadIn }) => leadIn),
    ),
  ).toEqual(new Set(['it shall:']))
})

test('a new list does not continue an old one', () => {
  expect(leadIns('One:\n(a) x;\n(b) y.\nTwo:\n(a) z.').at(-1)).toEqual(['(a) z.', 'two:'])
})

test('a numbered clause continues no list of another clause', () => {
  expect(leadIns('5.1 It shall:\n(a) wait.\n6.1 It may go.').at(-1)).toEqual(['6.1 it may go.', ''])
})

test('headings are told apart', () => {
  expect(
    readText('5. Return of Information\nIt shall be returned.').sentences.map((s) => [s.isHeading, s.heading]),
  ).toEqual([
    [true, '5. return of information'],
    [false, '5. return of information'],
  ])
})

test('folding keeps the length', () => {
  for (const text of ['\u0130\u201cA\u201d\u2014B\u00a0C', 'Stra\u00dfe', '\ud83d\ude00 X'])
    expect(fold(text)).toHaveLength(text.length)
  expect(fold('\u201cA\u2019s\u201d \u2013 B')).toBe('"a\'s" - b')
})

const clause = (id: string, label: string, text: string, children: Clause[] = [], heading?: string): Clause => ({
  id,
  label,
  level: 0,
  text,
  kind: 'other',
  version: 1,
  children,
  ...(heading ? { heading } : {}),
})

test('a tree reads like its text, with offsets in the clause', () => {
  const tree = {
    clauses: [
      clause(
        'c1',
        '1.',
        '',
        [
          clause('c2', '1.1', 'It excludes information that:', [
            clause('c3', '(a)', 'is public; or'),
            clause('c4', '(b)', 'is old. New.'),
          ]),
          clause('c5', '1.2', 'It may go.'),
        ],
        'Exclusions',
      ),
    ],
  }
  const { sentences } = readTree(tree)
  expect(
    sentences.map(({ clauseId, text, leadIn, heading, start }) => [clauseId, text, leadIn, heading, start]),
  ).toEqual([
    ['c2', 'It excludes information that:', '', 'exclusions', 0],
    ['c3', 'is public; or', 'it excludes information that:', 'exclusions', 0],
    ['c4', 'is old.', 'it excludes information that:', 'exclusions', 0],
    ['c4', 'New.', '', 'exclusions', 8],
    ['c5', 'It may go.', '', 'exclusions', 0],
  ])
})

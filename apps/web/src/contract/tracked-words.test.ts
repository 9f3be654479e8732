import { expect, test } from 'vitest'
import { compareWords } from './compare-words.ts'
import { onlyPassage } from './passage.ts'
import { acceptedText, type Mark, piecesOf, trackedWords } from './tracked-words.ts'

const text = 'The duty lasts five years after the end of this Agreement.'
const place = (words: string) => onlyPassage(text, words) ?? { start: 0, end: 0 }
const said = (pieces: ReturnType<typeof piecesOf>) =>
  pieces.map(({ text: words, change }) => (change ? `${change === 'inserted' ? '+' : '-'}${words}` : words))

test('a suggestion is shown word by word at its place', () => {
  const marks: Mark[] = [{ ...place('lasts five years'), findingId: 'a', suggestion: 'lasts two years' }]
  expect(said(piecesOf(text, marks, compareWords))).toEqual([
    'The duty ',
    'lasts ',
    '-five',
    '+two',
    ' years',
    ' after the end of this Agreement.',
  ])
  expect(acceptedText(text, marks)).toBe('The duty lasts two years after the end of this Agreement.')
})

test('what stands and what goes are the old words, what stands and what comes the new ones', () => {
  const after = 'That duty of confidence ends two years after termination.'
  const pieces = trackedWords(text, after, compareWords)
  const without = (change: string) => pieces.filter((piece) => piece.change !== change).map((piece) => piece.text)
  expect(without('inserted').join('')).toBe(text)
  expect(without('deleted').join('')).toBe(after)
})

test('words in a row that are all new are one change', () => {
  expect(said(trackedWords('for five long years only', 'for two short months only', compareWords))).toEqual([
    'for ',
    '-five long years',
    '+two short months',
    ' only',
  ])
})

test('words that have hardly anything in common are no patchwork', () => {
  const after = 'Each party may disclose, and the other keeps it to itself.'
  expect(said(trackedWords(text, after, compareWords))).toEqual([`-${text}`, `+${after}`])
})

test('of suggestions that overlap the first one stands', () => {
  const marks: Mark[] = [
    { ...place('five years after'), findingId: 'b', suggestion: 'never' },
    { ...place('lasts five'), findingId: 'a', suggestion: 'lasts two' },
  ]
  expect(piecesOf(text, marks, compareWords).filter(({ findingId }) => findingId === 'b')).toEqual([])
  expect(acceptedText(text, marks)).toBe('The duty lasts two years after the end of this Agreement.')
  const pointed = marks.map((mark) => ({ ...mark, isPointedAt: mark.findingId === 'b' }))
  expect(piecesOf(text, pointed, compareWords).filter(({ findingId }) => findingId === 'a')).toEqual([])
})

test('words pointed at are marked through whatever they are part of', () => {
  const marks: Mark[] = [
    { ...place('five'), findingId: 'a', suggestion: 'two' },
    { ...place('lasts five years'), isPointedAt: true },
  ]
  const pointed = piecesOf(text, marks, compareWords).filter(({ isPointedAt }) => isPointedAt)
  expect(pointed.map((piece) => piece.text).join('')).toBe('lasts five years')
})

test('without a comparison all goes and all comes', () => {
  expect(said(trackedWords('old', 'new', undefined))).toEqual(['-old', '+new'])
  expect(said(trackedWords('', 'new', undefined))).toEqual(['+new'])
})

test('words that stand twice have no place', () => {
  expect(onlyPassage('a b a', 'a')).toBeUndefined()
  expect(onlyPassage('a b a', 'b')).toEqual({ start: 2, end: 3 })
  expect(onlyPassage('a b a', '')).toBeUndefined()
})

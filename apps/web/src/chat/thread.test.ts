import { expect, test } from 'vitest'
import { branchesOf, lastAfter, pathTo, type Turn } from './thread.ts'

const turn = (generationId: string, previous?: string): Turn => ({
  generationId,
  question: { text: generationId, intent: 'ask', ...(previous === undefined ? {} : { previous }) },
})
const a = turn('a')
const b = turn('b', 'a')
const c = turn('c', 'b')
const b2 = turn('b2', 'a')
const c2 = turn('c2', 'b2')
const turns = [a, b, c, b2, c2]
const ids = (path: readonly Turn[]) => path.map(({ generationId }) => generationId)

test('a conversation is the way to its last answer', () => {
  expect(ids(pathTo(turns, undefined))).toEqual(['a', 'b2', 'c2'])
  expect(ids(pathTo(turns, 'c'))).toEqual(['a', 'b', 'c'])
  expect(ids(pathTo(turns, 'gone'))).toEqual(['a', 'b2', 'c2'])
  expect(pathTo([], undefined)).toEqual([])
})

test('a question asked anew is a branch beside the first one', () => {
  expect(ids(branchesOf(turns, b))).toEqual(['b', 'b2'])
  expect(ids(branchesOf(turns, a))).toEqual(['a'])
})

test('choosing a branch shows it to its end', () => {
  expect(lastAfter(turns, b).generationId).toBe('c')
  expect(lastAfter(turns, b2).generationId).toBe('c2')
  expect(lastAfter(turns, a).generationId).toBe('c2')
  expect(lastAfter(turns, c).generationId).toBe('c')
})

test('an answer whose question is gone begins a conversation, and a ring is no endless one', () => {
  expect(ids(pathTo([turn('x', 'deleted')], undefined))).toEqual(['x'])
  expect(ids(pathTo([turn('x', 'y'), turn('y', 'x')], undefined))).toEqual(['x', 'y'])
})

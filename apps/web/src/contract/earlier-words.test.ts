import type { ClauseChange, RoomEvent } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { createEarlierWords } from './earlier-words.ts'

const at = '2026-01-01T00:00:00.000Z'
const began = (generationId: string): RoomEvent => ({
  type: 'generation-started',
  generationId,
  task: 'chat',
  by: 'somebody',
  at,
})
const edit = (clauseId: string, before: string, after: string): ClauseChange => ({
  kind: 'text',
  clauseId,
  version: 2,
  before,
  after,
})

test('[D6] an answer read what stood there when it began, whatever was edited before and after', () => {
  const words = createEarlierWords()
  const change = (one: ClauseChange) => words.take({ type: 'edited', change: one, by: 'somebody', at }, one)
  words.take(began('first'), undefined)
  change(edit('a', 'one', 'two'))
  words.take(began('second'), undefined)
  expect(words.wordsFor('second', 'a', 'two')).toBe('two')
  change(edit('a', 'two', 'three'))
  change(edit('b', 'x', 'y'))
  expect(words.wordsFor('first', 'a', 'three')).toBe('one')
  expect(words.wordsFor('second', 'a', 'three')).toBe('two')
  expect(words.wordsFor('second', 'c', 'as ever')).toBe('as ever')
})

test('[D6] where nobody saw it begin, or all words are new, nothing is known', () => {
  const words = createEarlierWords()
  expect(words.wordsFor('first', 'a', 'one')).toBeUndefined()
  words.take(began('first'), undefined)
  words.take({ type: 'rewritten', generationId: 'draft', at }, undefined)
  expect(words.wordsFor('first', 'a', 'one')).toBeUndefined()
})

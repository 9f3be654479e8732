import type { Finding, GenerationEvent, GenerationEventOf } from '@clausemint/protocol'
import { expect, it } from 'vitest'
import { spentBefore } from './spent-before.ts'

const task = { bounds: { promptCharacters: 4_000, longestPrompt: 4_000, outputTokens: 100 } }
type Attempt = GenerationEventOf<'attempt'>
const attempt = (number: number, changes: Partial<Attempt> = {}): Attempt => ({
  type: 'attempt',
  attempt: number,
  provider: 'openai',
  model: 'gpt-x',
  location: 'remote',
  mode: number === 1 ? 'first' : 'restart',
  offset: 0,
  ...changes,
})
const wrote = (number: number, characters: number, offset = 0): GenerationEvent => ({
  type: 'delta',
  attempt: number,
  offset,
  text: 'x'.repeat(characters),
})
const spent = (events: GenerationEvent[], mode: 'first' | 'continue' = 'first') => spentBefore(task, events, mode)
const request = (outputTokens: number, inputTokens = 1_000, model = 'gpt-x') => ({ model, inputTokens, outputTokens })

it('[G6] [G8] what was taken before a takeover counts: the prompt, and what was written', () => {
  expect(spent([attempt(1), wrote(1, 300), wrote(1, 100, 300)])).toEqual([request(100)])
  expect(spent([attempt(1)])).toEqual([request(0)])
})

it('[G6] [G8] so do the texts that others took the place of, each at the price of who wrote it', () => {
  const events = [attempt(1), wrote(1, 400), attempt(2, { provider: 'claude', model: 'claude-x' }), wrote(2, 200)]
  expect(spent(events)).toEqual([request(100), request(50, 1_000, 'claude-x')])
})

it('[G6] [G8] whoever goes on is given the text so far, and who failed before the first token cost nothing', () => {
  const goesOn = [
    attempt(2, { mode: 'continue', offset: 400 }),
    attempt(3, { mode: 'continue', offset: 400 }),
    wrote(3, 40, 400),
  ]
  expect(spent([attempt(1), wrote(1, 400), ...goesOn])).toEqual([request(100), request(10, 1_100)])
})

it('[G8] the text of the generation that this one goes on with has a count of its own', () => {
  const kept = [attempt(1), wrote(1, 400)]
  const own = [attempt(2, { mode: 'continue', because: 'requested', offset: 400 }), wrote(2, 40, 400)]
  expect(spent([...kept, ...own], 'continue')).toEqual([request(10, 1_100)])
  const other = attempt(2, { mode: 'continue', because: 'overloaded', offset: 400 })
  expect(spent([...kept, other, wrote(2, 40, 400)], 'continue')).toEqual([request(10, 1_100)])
})

it('[G6] of a review, the sections that were whole, and what was found in them', () => {
  const finding: Finding = {
    ...{ id: 'one', check: 'care', title: 'Care', origin: 'model', reason: 'Too little care.' },
    ...{ risk: 'red', outcome: 'unacceptable', weight: 'must' },
  }
  const reviewing: GenerationEvent = { type: 'progress', stage: 'reviewing', done: 1, total: 4 }
  expect(spent([attempt(1), reviewing])).toEqual([request(0, 250)])
  const outputTokens = Math.ceil(JSON.stringify(finding).length / 4)
  expect(spent([attempt(1), reviewing, { type: 'finding', finding }])).toEqual([request(outputTokens, 250)])
})

it('[G8] nothing, where nobody was asked or nobody was paid', () => {
  expect(spent([])).toEqual([])
  expect(spent([], 'continue')).toEqual([])
  expect(spent([attempt(1, { provider: 'library' }), wrote(1, 400)])).toEqual([])
})

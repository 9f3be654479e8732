import { type GenerationState, initialGenerationState } from '@clausemint/protocol'
import { expect, it } from 'vitest'
import { spentBefore } from './spent-before.ts'

const task = { bounds: { promptCharacters: 4_000, longestPrompt: 4_000, outputTokens: 100 } }
const written: GenerationState = {
  ...initialGenerationState,
  status: 'running',
  attempt: 1,
  provider: 'openai',
  model: 'gpt-x',
  text: 'x'.repeat(400),
}
const spent = (changes: Partial<GenerationState> = {}) =>
  spentBefore(task, { state: { ...written, ...changes }, because: 'interrupted' })

it('[G6] [G8] what was taken before a takeover counts: the prompt, and what was written', () => {
  expect(spent()).toEqual({ model: 'gpt-x', inputTokens: 1_000, outputTokens: 100 })
  expect(spent({ text: '' })).toEqual({ model: 'gpt-x', inputTokens: 1_000, outputTokens: 0 })
})

it('[G6] of a review, the sections that were whole', () => {
  expect(spent({ text: '', progress: { stage: 'reviewing', done: 1, total: 4 } })?.inputTokens).toBe(250)
})

it('[G8] nothing, where nobody was asked, nobody was paid, or the first part has a count of its own', () => {
  expect(spent({ attempt: 0 })).toBeUndefined()
  expect(spent({ provider: 'library' })).toBeUndefined()
  expect(spentBefore(task, { state: written, because: 'requested' })).toBeUndefined()
  expect(spentBefore(task, undefined)).toBeUndefined()
})

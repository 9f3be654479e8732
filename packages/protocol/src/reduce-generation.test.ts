import { describe, expect, it } from 'vitest'
import type { GenerationEvent } from './generation-event.ts'
import { initialGenerationState } from './generation-state.ts'
import { reduceGeneration, TextGapError } from './reduce-generation.ts'

const started: GenerationEvent = { type: 'started', task: 'nda', provider: 'a', model: 'm', location: 'local' }
const attempt = (n: number, mode: 'first' | 'continue' | 'restart', offset: number): GenerationEvent => ({
  type: 'attempt',
  attempt: n,
  provider: `p${n}`,
  model: 'm',
  location: 'local',
  mode,
  offset,
})
const delta = (text: string, offset: number, n = 1): GenerationEvent => ({ type: 'delta', text, offset, attempt: n })
const fold = (...events: GenerationEvent[]) => events.reduce(reduceGeneration, initialGenerationState)

describe('the fold of a generation', () => {
  it('[EL4] applying a delta twice, or one that overlaps, changes nothing it should not', () => {
    const state = fold(started, attempt(1, 'first', 0), delta('Hello', 0), delta('Hello', 0), delta('lo world', 3))
    expect(state.text).toBe('Hello world')
  })

  it('[EL4] a delta beyond the end of the text is a gap, and is said', () => {
    expect(() => fold(started, attempt(1, 'first', 0), delta('late', 5))).toThrow(TextGapError)
  })

  it('[G4] a restart drops the text, and late deltas of the older attempt', () => {
    const state = fold(
      started,
      attempt(1, 'first', 0),
      delta('old', 0),
      attempt(2, 'restart', 0),
      delta('old more', 3, 1),
    )
    expect(state.text).toBe('')
    expect(reduceGeneration(state, delta('new', 0, 2)).text).toBe('new')
  })

  it('[G4] a continuation cuts the text back to its seam and keeps the seam', () => {
    const state = fold(
      started,
      attempt(1, 'first', 0),
      delta('one two', 0),
      attempt(2, 'continue', 4),
      delta('TWO', 4, 2),
    )
    expect(state).toMatchObject({
      text: 'one TWO',
      provider: 'p2',
      seams: [{ mode: 'first' }, { mode: 'continue', offset: 4 }],
    })
  })

  it('[G1] progress never goes back, and a status never leaves its end', () => {
    const progress = (done: number): GenerationEvent => ({ type: 'progress', stage: 'drafting', done, total: 9 })
    const state = fold(started, progress(4), progress(2), { type: 'progress', stage: 'warming-up', done: 9 })
    expect(state.progress?.done).toBe(4)
    const ended = reduceGeneration(state, { type: 'error', error: { code: 'internal', message: '', retryable: true } })
    expect(reduceGeneration(reduceGeneration(ended, started), { type: 'cancelling', by: 'x' }).status).toBe('failed')
  })
})

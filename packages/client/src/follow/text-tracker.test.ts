import { type GenerationEvent, initialGenerationState } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { createTextTracker } from './text-tracker.ts'
import { GapError } from './tracker.ts'

const delta = (text: string, offset: number, attempt = 1): GenerationEvent => ({ type: 'delta', text, offset, attempt })
const restart: GenerationEvent = {
  type: 'attempt',
  attempt: 2,
  provider: 'library',
  model: 'none',
  location: 'local',
  mode: 'restart',
  offset: 0,
}

test('a delta known in part is cut, one known whole is dropped', () => {
  const tracker = createTextTracker(true)
  expect(tracker.take(delta('abc', 0))).toEqual(delta('abc', 0))
  expect(tracker.take(delta('bcd', 1))).toEqual(delta('d', 3))
  expect(tracker.take(delta('bcd', 1))).toBeUndefined()
})

test('a delta beyond the end is a gap', () => {
  const tracker = createTextTracker(true)
  tracker.take(delta('abc', 0))
  expect(() => tracker.take(delta('e', 4))).toThrow(GapError)
})

test('a reader that starts in the middle takes the first delta as its place', () => {
  const tracker = createTextTracker(false)
  expect(tracker.take(delta('xyz', 100))).toEqual(delta('xyz', 100))
  expect(() => tracker.take(delta('q', 104))).toThrow(GapError)
})

test('[G4] a new attempt cuts the text back, and late words of the old one are dropped', () => {
  const tracker = createTextTracker(true)
  tracker.take(delta('first try', 0))
  expect(tracker.take(restart)).toEqual(restart)
  expect(tracker.take(delta(' more', 9))).toBeUndefined()
  expect(tracker.take(delta('second', 0, 2))).toEqual(delta('second', 0, 2))
  expect(tracker.take(restart)).toBeUndefined()
})

test('[EL5] a snapshot says anew where the text stands', () => {
  const tracker = createTextTracker(true)
  tracker.take({ type: 'snapshot', state: { ...initialGenerationState, attempt: 3, text: 'twelve chars' } })
  expect(tracker.take(delta('chars and on', 7, 3))).toEqual(delta(' and on', 12, 3))
})

import { encodeCursor, type StreamId } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { createSequenceTracker } from './sequence-tracker.ts'
import { GapError } from './tracker.ts'

const stream: StreamId = 'room:document-1'
const at = (seq: number) => encodeCursor(stream, { seq, offset: 0 })
const edited = { type: 'edited' }

test('[EL1] each number passes once, and one that is left out is a gap', () => {
  const tracker = createSequenceTracker(stream, true)
  expect(tracker.take(edited, at(1))).toBe(edited)
  expect(tracker.take(edited, at(1))).toBeUndefined()
  expect(() => tracker.take(edited, at(3))).toThrow(GapError)
  expect(tracker.take(edited, at(2))).toBe(edited)
  expect(tracker.take(edited, at(3))).toBe(edited)
})

test('from the beginning, the first event is number one', () => {
  expect(() => createSequenceTracker(stream, true).take(edited, at(2))).toThrow(GapError)
  expect(createSequenceTracker(stream, false).take(edited, at(2))).toBe(edited)
})

test('[EL5] a snapshot stands for all before it', () => {
  const tracker = createSequenceTracker(stream, true)
  const snapshot = { type: 'snapshot' }
  expect(tracker.take(snapshot, at(40))).toBe(snapshot)
  expect(tracker.take(edited, at(40))).toBeUndefined()
  expect(tracker.take(edited, at(41))).toBe(edited)
})

test('a cursor whose number cannot be read is not judged', () => {
  const tracker = createSequenceTracker(stream, true)
  expect(tracker.take(edited, 'of another kind')).toBe(edited)
  expect(tracker.take(edited, at(1))).toBe(edited)
})

import { describe, expect, it } from 'vitest'
import { mergeDeltas } from './merge-deltas.ts'

const delta = (text: string, offset: number, attempt = 1) => ({ type: 'delta', text, offset, attempt })
const numbered = (...events: { type: string }[]) => events.map((event, i) => ({ first: i + 1, seq: i + 1, event }))
const seen = (...events: { type: string }[]) =>
  mergeDeltas(numbered(...events)).map(({ first, seq, event, sources }) => [first, seq, sources, event])

describe('[EL1] merging adjacent deltas', () => {
  it('joins a run, and says which numbers it covers', () => {
    expect(seen(delta('a', 0), delta('b', 1), delta('cd', 2))).toEqual([[1, 3, 3, delta('abcd', 0)]])
  })

  it('keeps apart another attempt, a gap, an overlap and another event', () => {
    const events = [
      delta('a', 0),
      delta('b', 1, 2),
      delta('c', 3, 2),
      delta('c', 3, 2),
      { type: 'progress' },
      delta('d', 4, 2),
    ]
    expect(seen(...events)).toEqual(events.map((event, i) => [i + 1, i + 1, 1, event]))
  })

  it('goes on from runs that were merged before', () => {
    const entries = [
      { first: 1, seq: 4, event: delta('abcd', 0) },
      { first: 5, seq: 6, event: delta('ef', 4) },
    ]
    expect(mergeDeltas(entries)).toEqual([{ first: 1, seq: 6, sources: 2, event: delta('abcdef', 0) }])
  })

  it('leaves alone what is called a delta and is none', () => {
    expect(seen({ type: 'delta' }, delta('a', 0))).toHaveLength(2)
  })

  it('changes none of the events it was given', () => {
    const first = Object.freeze(delta('a', 0))
    expect(seen(first, delta('b', 1))).toHaveLength(1)
    expect(first.text).toBe('a')
  })
})

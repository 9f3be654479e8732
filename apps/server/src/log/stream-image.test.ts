import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CommittedEntry, type DeltaEvent, type LogEvent, StreamImage } from './stream-image.ts'

type Piece = { text: string } | { marker: string }

const pieces = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ text: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }) }) },
    { weight: 1, arbitrary: fc.record({ marker: fc.constantFrom('progress', 'finding', 'cancelling') }) },
  ),
  { maxLength: 40 },
)

/** The entries a store would give, adjacent deltas merged where `merges` says so. */
function entriesOf(parts: readonly Piece[], merges: readonly boolean[]): CommittedEntry<LogEvent>[] {
  const entries: CommittedEntry<LogEvent>[] = []
  let offset = 0
  for (const [i, part] of parts.entries()) {
    const seq = i + 1
    const last = entries.at(-1)
    if ('marker' in part) entries.push({ first: seq, seq, event: { type: part.marker } })
    else {
      const delta = { type: 'delta', text: part.text, offset, attempt: 1 } satisfies DeltaEvent
      const before = last?.event as DeltaEvent | undefined
      if (last && before?.type === 'delta' && merges[i % Math.max(1, merges.length)]) {
        last.event = { ...before, text: before.text + delta.text } as LogEvent
        last.seq = seq
      } else entries.push({ first: seq, seq, event: delta })
      offset += part.text.length
    }
  }
  return entries
}

const isText = (event: LogEvent): event is DeltaEvent => event.type === 'delta'
/** What a reader knows after some events: its text, each unit once, and the markers in order. */
function readAll(events: Iterable<LogEvent>, known = { text: '', markers: [] as string[] }) {
  let { text } = known
  const markers = [...known.markers]
  for (const event of events) {
    if (!isText(event)) markers.push(`${event.type}@${text.length}`)
    else {
      expect(event.offset).toBe(text.length)
      text += event.text
    }
  }
  return { text, markers }
}

describe('[EL4] [EL5] one stream in memory', () => {
  it('whoever stops anywhere and goes on from there reads the same, however the entries were merged', () => {
    fc.assert(
      fc.property(pieces, fc.array(fc.boolean()), fc.array(fc.nat()), (parts, merges, stops) => {
        const entries = entriesOf(parts, merges)
        const image = new StreamImage<LogEvent>()
        let reader = { known: readAll([]), position: image.head }
        let next = 0
        for (const entry of entries) {
          image.apply(entry)
          // Reads some of what there is, and stops: in the middle of a merged run too.
          let take = (stops[next++ % Math.max(1, stops.length)] ?? 0) % 4
          expect(image.covers(reader.position)).toBe(true)
          for (const placed of image.after(reader.position)) {
            if (take-- <= 0) break
            reader = { known: readAll([placed.event], reader.known), position: placed.position }
          }
        }
        const rest = [...image.after(reader.position)].map(({ event }) => event)
        const whole = readAll([...image.after({ seq: 0, offset: 0 })].map(({ event }) => event))
        expect(readAll(rest, reader.known)).toEqual(whole)
        expect(whole.text).toBe(parts.map((part) => ('text' in part ? part.text : '')).join(''))
      }),
    )
  })

  it('entries that come twice, alone or merged, change nothing', () => {
    fc.assert(
      fc.property(pieces, fc.array(fc.boolean()), fc.array(fc.boolean()), (parts, merges, others) => {
        const image = new StreamImage<LogEvent>()
        for (const entry of entriesOf(parts, merges)) image.apply(entry)
        const before = image.events
        for (const entry of entriesOf(parts, others)) expect(image.apply(entry)).toBeUndefined()
        expect(image.events).toEqual(before)
      }),
    )
  })

  it('a place that nobody can have is not covered', () => {
    const image = new StreamImage<LogEvent>()
    image.apply({ first: 1, seq: 1, event: { type: 'started' } })
    image.apply({ first: 2, seq: 5, event: { type: 'delta', text: 'hello', offset: 0, attempt: 1 } as LogEvent })
    image.apply({ first: 6, seq: 6, event: { type: 'completed' } })
    for (const [seq, offset] of [
      [1, 0],
      [1, 3],
      [3, 2],
      [5, 5],
      [6, 5],
    ] as const)
      expect(image.covers({ seq, offset })).toBe(true)
    for (const [seq, offset] of [
      [7, 5],
      [0, 1],
      [1, 6],
      [5, 4],
      [6, 4],
      [-1, 0],
    ] as const)
      expect(image.covers({ seq, offset })).toBe(false)
  })

  it('[EL8] what stands before the end can be told from the end', () => {
    const image = new StreamImage<LogEvent>()
    image.apply({ first: 1, seq: 3, event: { type: 'delta', text: 'abc', offset: 0, attempt: 1 } as LogEvent })
    expect(image.endsAt(image.head)).toBe(false)
    image.apply({ first: 4, seq: 4, event: { type: 'completed' } })
    const { events, position } = image.beforeEnd
    expect(events.map(({ type }) => type)).toEqual(['delta'])
    expect([...image.after(position)].map(({ event }) => event.type)).toEqual(['completed'])
    expect(image.endsAt(position)).toBe(false)
    expect(image.endsAt(image.head)).toBe(true)
  })
})

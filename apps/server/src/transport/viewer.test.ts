import type { StreamId } from '@clausemint/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EventLog, LogEvent, StreamHolder } from '../log/event-log.ts'
import { logOn, sharedStorage } from '../log/shared-storage.fixture.ts'
import { type ByteString, utf8 } from './byte-string.ts'
import type { Sink } from './sink.ts'
import { Viewer } from './viewer.ts'

const stream: StreamId = 'generation:one'
const delta = (text: string, offset: number): LogEvent & { text: string; offset: number; attempt: number } => ({
  type: 'delta',
  text,
  offset,
  attempt: 1,
})

/** Keeps what is written, and is full when the test says so. */
class FakeSink implements Sink {
  hasRoom = true
  readonly written: string[] = []
  readonly #waiting: (() => void)[] = []

  write(frame: ByteString): void {
    this.written.push(Buffer.from(frame, 'latin1').toString())
  }

  whenDrained(callback: () => void): void {
    this.#waiting.push(callback)
  }

  drain(): void {
    this.hasRoom = true
    for (const callback of this.#waiting.splice(0)) callback()
  }
}

/** What one reader sees: the kind of each event, or the text of a delta. */
const frame = ({ json }: { json: string }): ByteString => {
  const event: { type: string; text?: string } = JSON.parse(json)
  return utf8(event.text ?? event.type)
}

describe('one reader of one stream', () => {
  let log: EventLog<LogEvent>
  let holder: StreamHolder<LogEvent>
  let sink: FakeSink

  beforeEach(async () => {
    log = logOn(sharedStorage().storage)
    holder = await log.open(stream)
    sink = new FakeSink()
  })

  const begin = async (after?: string): Promise<Viewer<LogEvent>> => {
    const viewer = new Viewer(log, holder.stream, after, sink)
    await viewer.readable
    const first = viewer.begin(frame)
    if (first) sink.write(frame(first))
    return viewer
  }

  it('[T4] catches up, then is live, with nothing between lost or written twice', async () => {
    await log.append(stream, [{ type: 'started' }, delta('a', 0)])
    await begin()
    await log.append(stream, [delta('b', 1)])
    await log.append(stream, [delta('c', 2), { type: 'completed' }])
    expect(sink.written).toEqual(['started', 'a', 'b', 'c', 'completed'])
  })

  it('[T4] an event that is committed in the turn of the hand-over is written once', async () => {
    await log.append(stream, [{ type: 'started' }])
    const beginning = begin()
    const appending = log.append(stream, [delta('a', 0)])
    await beginning
    await appending
    await log.append(stream, [{ type: 'completed' }])
    expect(sink.written).toEqual(['started', 'a', 'completed'])
  })

  it('[T3] a reader that is full is parked, and what it missed comes merged', async () => {
    await log.append(stream, [{ type: 'started' }])
    await begin()
    await log.append(stream, [delta('a', 0)])
    sink.hasRoom = false
    for (const [i, text] of ['b', 'c', 'd', 'e'].entries()) await log.append(stream, [delta(text, i + 1)])
    expect(sink.written).toEqual(['started', 'a'])
    sink.drain()
    expect(sink.written).toEqual(['started', 'a', 'bcde'])
  })

  it('[T4] a reader that is parked over the end gets its tail before its subscription ends', async () => {
    await log.append(stream, [{ type: 'started' }])
    const viewer = await begin()
    sink.hasRoom = false
    await log.append(stream, [delta('a', 0)])
    await log.append(stream, [delta('b', 1), { type: 'completed' }])
    let ended = false
    const ending = viewer.ended.then(() => {
      ended = true
    })
    await log.idle()
    expect(ended).toBe(false)
    sink.drain()
    await ending
    expect(sink.written).toEqual(['started', 'ab', 'completed'])
  })

  it('[T3] a long delta comes in pieces, none of which splits a character', async () => {
    await log.append(stream, [{ type: 'started' }])
    await begin()
    const text = `a${'\u{1f91d}'.repeat(40_000)}`
    await log.append(stream, [delta(text, 0)])
    expect(sink.written.length).toBeGreaterThan(3)
    expect(sink.written.slice(1).join('') === text).toBe(true)
    expect(sink.written.every((piece) => piece.isWellFormed())).toBe(true)
  })

  it('[T4] nothing is written after the end', async () => {
    await log.append(stream, [{ type: 'started' }])
    const viewer = await begin()
    viewer.end()
    await log.append(stream, [delta('a', 0)])
    sink.drain()
    expect(sink.written).toEqual(['started'])
  })

  it('[EL5] a cursor that can not be used is answered by a snapshot, then by what follows', async () => {
    await log.append(stream, [{ type: 'started' }, delta('a', 0)])
    await begin('1.0.damaged')
    await log.append(stream, [delta('b', 1), { type: 'completed' }])
    expect(sink.written).toEqual(['snapshot', 'b', 'completed'])
  })

  it('[EL5] also when the stream has ended, the terminal event comes by itself', async () => {
    await log.append(stream, [{ type: 'started' }, delta('a', 0), { type: 'completed' }])
    await begin('')
    expect(sink.written).toEqual(['snapshot', 'completed'])
  })

  it('[EL4] a reader that has read the terminal event has nothing to wait for', async () => {
    await log.append(stream, [{ type: 'started' }, { type: 'completed' }])
    const viewer = new Viewer(log, holder.stream, log.cursorOf(holder.stream), sink)
    await viewer.readable
    await viewer.ended
    expect(viewer.begin(frame)).toBeUndefined()
    expect(sink.written).toEqual([])
  })
})

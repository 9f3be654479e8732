import { systemClock } from '@clausemint/ai'
import type { Append, AppendOutcome, Entry, SharedLogStorage } from '@clausemint/db'
import type { StreamId } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { EventLog, type Followed, type LogEvent } from './event-log.ts'

const stream: StreamId = 'generation:one'

/** One stream in memory, to which another server commits too. */
function sharedStorage() {
  const entries: Entry[] = []
  const write = (events: readonly LogEvent[]): Entry[] =>
    events.map((event) => {
      const seq = entries.length + 1
      const entry = { first: seq, seq, event }
      entries.push(entry)
      return entry
    })
  const storage: SharedLogStorage = {
    commit: async (appends: readonly Append[]): Promise<AppendOutcome[]> =>
      appends.map(({ events }) => ({ ok: true, entries: write(events) })),
    read: async (_stream, after) => entries.filter(({ seq }) => seq > after),
    fold: async () => {},
    listen: async () => async () => {},
    heads: async () => new Map([[stream, entries.length]]),
  }
  return { storage, commitElsewhere: write }
}

const openLog = (storage: SharedLogStorage) =>
  new EventLog<LogEvent>({
    storage,
    clock: systemClock,
    snapshotOf: () => ({ type: 'snapshot' }),
    onStall: () => {},
    onUnread: () => {},
  })

async function take(events: AsyncIterator<Followed<LogEvent>>, count: number): Promise<string[]> {
  const taken: string[] = []
  while (taken.length < count) {
    const { value, done } = await events.next()
    if (done) break
    taken.push(value.event.type)
  }
  return taken
}

describe('a stream that several servers write', () => {
  it('[EL4] [EL7] what another server committed before our own commit is not passed over', async () => {
    const { storage, commitElsewhere } = sharedStorage()
    const log = openLog(storage)
    await log.append(stream, [{ type: 'first' }])
    const events = log.follow(stream, undefined)
    expect(await take(events, 1)).toEqual(['first'])
    // Its wake-up is still on the way when our own commit is known.
    commitElsewhere([{ type: 'theirs' }])
    await log.append(stream, [{ type: 'ours' }])
    expect(await take(events, 2)).toEqual(['theirs', 'ours'])
    await events.return(undefined)
  })

  it('[EL4] [EL7] nor is it while the stream is still being read for the first time', async () => {
    const { storage, commitElsewhere } = sharedStorage()
    const gate = Promise.withResolvers<void>()
    const { read } = storage
    let reads = 0
    const log = openLog({
      ...storage,
      read: async (id, after) => {
        const found = await read(id, after)
        if (reads++ === 0) await gate.promise
        return found
      },
    })
    const opening = log.open(stream)
    await Promise.resolve()
    commitElsewhere([{ type: 'theirs' }])
    await log.append(stream, [{ type: 'ours' }])
    gate.resolve()
    using _holder = await opening
    const events = log.follow(stream, undefined)
    expect(await take(events, 2)).toEqual(['theirs', 'ours'])
    await events.return(undefined)
  })

  it('[EL4] a burst of commits with gaps between them arrives whole and in order', async () => {
    const { storage, commitElsewhere } = sharedStorage()
    const log = openLog(storage)
    const events = log.follow(stream, undefined)
    const reading = take(events, 40)
    for (let i = 0; i < 20; i++) {
      commitElsewhere([{ type: `theirs ${i}` }])
      await log.append(stream, [{ type: `ours ${i}` }])
    }
    expect(await reading).toEqual(Array.from({ length: 20 }, (_, i) => [`theirs ${i}`, `ours ${i}`]).flat())
    await events.return(undefined)
  })
})

import { systemClock } from '@clausemint/ai'
import type { StreamId } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { EventLog, type Followed, type LogEvent } from './event-log.ts'
import { logOn, sharedStorage } from './shared-storage.fixture.ts'

const stream: StreamId = 'generation:one'

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
    const log = logOn(storage)
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
    const log = logOn({
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
    const log = logOn(storage)
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

describe('following', () => {
  it('[EL4] a reader that has read the terminal event is at the end, at once', async () => {
    const { storage } = sharedStorage()
    const log = logOn(storage)
    await log.append(stream, [{ type: 'first' }, { type: 'completed' }])
    const all = await Array.fromAsync(log.follow(stream, undefined))
    expect(all.map(({ event }) => event.type)).toEqual(['first', 'completed'])
    expect(await Array.fromAsync(log.follow(stream, all.at(-1)?.cursor))).toEqual([])
  })

  it('[R4] [T5] the deletion of a stream that is read here is noticed, and no other stream is', async () => {
    const { storage } = sharedStorage()
    const gone: StreamId[] = []
    const known = new Set<StreamId>([stream, 'room:two'])
    const log = new EventLog<LogEvent>({
      storage: { ...storage, heads: async (ids) => new Map(ids.filter((id) => known.has(id)).map((id) => [id, 0])) },
      clock: systemClock,
      snapshotOf: () => ({ type: 'snapshot' }),
      onStall: () => {},
      onUnread: () => {},
      onGone: (id) => gone.push(id),
    })
    using _one = await log.open(stream)
    using _two = await log.open('room:two')
    await log.lookAround()
    expect(gone).toEqual([])
    known.delete('room:two')
    await log.lookAround()
    expect(gone).toEqual(['room:two'])
  })
})

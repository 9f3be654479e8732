import { inspect } from 'node:util'
import type { Append, LogEvent } from '@clausemint/db'
import type { StreamId } from '@clausemint/protocol'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { engineNames } from './engines.ts'
import { append, delta, entry, makeStream, makeThree, plain, rowsOf } from './fixtures.ts'
import { stageOn } from './stage.ts'

describe.each(engineNames)('the event log storage on %s', (name) => {
  const stage = stageOn(name)

  const headOf = async (stream: StreamId) =>
    Number((await stage.open.run('select head from streams where id = $1', [stream]))[0]?.head)

  it('[EL1] numbers each stream densely from 1, in the order of the appends', async () => {
    const [a, b] = await makeThree(stage.open)
    const outcomes = await stage.storage.commit([
      append(a, [plain('one'), plain('two')]),
      append(b, [plain('one')]),
      append(a, [plain('three')]),
    ])
    expect(outcomes).toEqual([
      { ok: true, entries: [entry(1, 1, plain('one')), entry(2, 2, plain('two'))] },
      { ok: true, entries: [entry(1, 1, plain('one'))] },
      { ok: true, entries: [entry(3, 3, plain('three'))] },
    ])
    await stage.storage.commit([append(a, [plain('four')])])
    expect((await stage.storage.read(a, 0)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(await stage.storage.read(a, 3)).toEqual([entry(4, 4, plain('four'))])
    expect(await headOf(a)).toBe(4)
  })

  it('[EL1] makes adjacent deltas of one append one entry, and others not', async () => {
    const stream = await makeStream(stage.open)
    const [outcome] = await stage.storage.commit([
      append(stream, [
        delta('ab', 0),
        delta('c', 2),
        delta('x', 0, 2),
        plain('progress'),
        delta('y', 1, 2),
        delta('!', 9, 2),
      ]),
    ])
    expect(outcome).toEqual({
      ok: true,
      entries: [
        entry(1, 1, delta('abc', 0)),
        entry(2, 2, delta('x', 0, 2)),
        entry(3, 3, plain('progress')),
        entry(4, 4, delta('y', 1, 2)),
        entry(5, 5, delta('!', 9, 2)),
      ],
    })
    expect(await stage.storage.read(stream, 0)).toEqual(outcome?.ok ? outcome.entries : [])
  })

  it('[EL1] stores adjacent deltas of several appends of a commit as one row that covers their numbers', async () => {
    const stream = await makeStream(stage.open)
    const outcomes = await stage.storage.commit([
      append(stream, [delta('a', 0)]),
      append(stream, [delta('b', 1)]),
      append(stream, [delta('c', 2), plain('end')], { ends: true }),
    ])
    expect(outcomes.flatMap((outcome) => (outcome.ok ? outcome.entries : []))).toEqual([
      entry(1, 1, delta('a', 0)),
      entry(2, 2, delta('b', 1)),
      entry(3, 3, delta('c', 2)),
      entry(4, 4, plain('end')),
    ])
    expect(await stage.storage.read(stream, 0)).toEqual([entry(1, 3, delta('abc', 0)), entry(4, 4, plain('end'))])
    expect(await stage.storage.read(stream, 1)).toEqual([entry(1, 3, delta('abc', 0)), entry(4, 4, plain('end'))])
  })

  it('[EL3] refuses an append to an unknown stream and keeps its neighbours', async () => {
    const stream = await makeStream(stage.open)
    const outcomes = await stage.storage.commit([
      append('generation:nobody', [plain('lost')]),
      append(stream, [plain('kept')]),
      append('room:"},{\\', [plain('lost')]),
    ])
    expect(outcomes.map((outcome) => outcome.ok || outcome.reason)).toEqual(['unknown-stream', true, 'unknown-stream'])
    expect(await stage.storage.read(stream, 0)).toHaveLength(1)
  })

  it('[EL3] an append whose event is no JSON fails alone', async () => {
    const stream = await makeStream(stage.open)
    const circular = { type: 'circular', self: {} }
    circular.self = circular
    const outcomes = await stage.storage.commit([append(stream, [circular]), append(stream, [plain('kept')])])
    expect(outcomes.map((outcome) => outcome.ok || outcome.reason)).toEqual(['failed', true])
    expect(await stage.storage.read(stream, 0)).toEqual([entry(1, 1, plain('kept'))])
  })

  it('[EL3] an append whose data the database refuses fails alone', async () => {
    await stage.open.db.execute(sql`alter table events add constraint without check (event->>'type' <> 'poison')`)
    const [a, b] = await makeThree(stage.open)
    const outcomes = await stage.storage.commit([
      append(a, [plain('kept')]),
      append(a, [plain('poison')]),
      append(b, [plain('kept')]),
      append(a, [plain('kept too')]),
    ])
    expect(outcomes.map((outcome) => outcome.ok || outcome.reason)).toEqual([true, 'failed', true, true])
    expect(inspect(outcomes[1], { depth: 9, showHidden: true })).not.toContain('poison')
    expect((await stage.storage.read(a, 0)).map(({ seq, event }) => [seq, event.type])).toEqual([
      [1, 'kept'],
      [2, 'kept too'],
    ])
    expect(await headOf(a)).toBe(2)
  })

  it('[EL3] an append whose companion throws is undone alone, with what the companion wrote', async () => {
    const [a, b, c] = await makeThree(stage.open)
    const named = (stream: StreamId) => sql`update streams set node = 'companion' where id = ${stream}`
    const outcomes = await stage.storage.commit([
      append(a, [plain('kept')], { companion: async (tx) => void (await tx.execute(named(a))) }),
      append(b, [plain('lost')], {
        companion: async (tx) => {
          await tx.execute(named(b))
          throw new Error('no')
        },
      }),
      append(b, [plain('kept')]),
      append(c, [plain('lost')], { companion: async (tx) => void (await tx.execute(sql`select 1 / 0`)) }),
    ])
    expect(outcomes.map((outcome) => outcome.ok || outcome.reason)).toEqual([true, 'failed', true, 'failed'])
    expect(await stage.storage.read(b, 0)).toEqual([entry(1, 1, plain('kept'))])
    const nodes = await rowsOf(stage.open, `select id from streams where node = 'companion'`)
    expect(nodes).toEqual([{ id: a }])
  })

  it('[EL3] a companion of a refused append is not called', async () => {
    let called = false
    const companion = async () => {
      called = true
    }
    const [outcome] = await stage.storage.commit([append('generation:nobody', [plain('lost')], { companion })])
    expect([outcome?.ok, called]).toEqual([false, false])
  })

  it('[EL3] replaces U+0000 and lone surrogates, and tells what it stored', async () => {
    const stream = await makeStream(stage.open)
    const [outcome] = await stage.storage.commit([
      append(stream, [delta('a\0b', 0), delta('\ud83d', 3), delta('\ude00', 4), plain('\udc00')]),
      append(stream, [{ ...plain('deep'), '\0key': ['\ud800', '\\u0000', '😀'] } as never]),
    ])
    const stored = await stage.storage.read(stream, 0)
    expect(stored.map(({ event }) => event)).toEqual([
      delta('a\ufffdb😀', 0),
      plain('\ufffd'),
      { type: 'deep', '\ufffdkey': ['\ufffd', '\\u0000', '😀'] },
    ])
    expect(outcome?.ok && outcome.entries).toEqual(stored.slice(0, 2))
  })

  it('[EL6] refuses an append under an old epoch; one without a fence goes on', async () => {
    const stream = await makeStream(stage.open, 7)
    const outcomes = await stage.storage.commit([
      append(stream, [plain('old')], { fence: { epoch: 6 } }),
      append(stream, [plain('current')], { fence: { epoch: 7 } }),
      append(stream, [plain('free')]),
      append(stream, [plain('early')], { fence: { epoch: 8 } }),
    ])
    expect(outcomes.map((outcome) => outcome.ok || outcome.reason)).toEqual(['fenced', true, true, 'fenced'])
    expect((await stage.storage.read(stream, 0)).map(({ event }) => event.type)).toEqual(['current', 'free'])
  })

  it('[G1] the first terminal event wins, within a commit and after it', async () => {
    const stream = await makeStream(stage.open)
    const outcomes = await stage.storage.commit([
      append(stream, [plain('completed')], { ends: true }),
      append(stream, [plain('cancelled')], { ends: true }),
      append(stream, [plain('late')]),
    ])
    const later = await stage.storage.commit([append(stream, [plain('error')], { ends: true, fence: { epoch: 99 } })])
    expect([...outcomes, ...later].map((outcome) => outcome.ok || outcome.reason)).toEqual([
      true,
      'ended',
      'ended',
      'ended',
    ])
    expect((await stage.storage.read(stream, 0)).map(({ event }) => event.type)).toEqual(['completed'])
  })

  it('[EL3] an append that is alone in its commit is numbered, ended and refused like one among others', async () => {
    const stream = await makeStream(stage.open, 7)
    const alone = async (events: readonly LogEvent[], more: Partial<Append> = {}) => {
      const [outcome] = await stage.storage.commit([append(stream, events, more)])
      return outcome?.ok ? outcome.entries.map(({ first, seq }) => [first, seq]) : outcome?.reason
    }
    const fence = { epoch: 7 }
    expect(await alone([delta('One', 0), delta(' two', 3)], { fence })).toEqual([[1, 1]])
    expect(await alone([plain('fenced')], { fence: { epoch: 6 } })).toBe('fenced')
    expect(await alone([delta(' three', 7)])).toEqual([[2, 2]])
    expect(await alone([plain('completed')], { fence, ends: true })).toEqual([[3, 3]])
    expect(await alone([plain('late')], { fence })).toBe('ended')
    expect(await alone([plain('cancelled')], { fence, ends: true })).toBe('ended')
    expect(await stage.storage.commit([append('generation:nobody', [plain('lost')])])).toEqual([
      { ok: false, reason: 'unknown-stream' },
    ])
    expect((await stage.storage.read(stream, 0)).map(({ event }) => event.type)).toEqual([
      'delta',
      'delta',
      'completed',
    ])
    expect(await headOf(stream)).toBe(3)
  })

  it('[G1] a terminal event that is refused leaves the stream open for the next', async () => {
    const stream = await makeStream(stage.open)
    const no = async () => {
      throw new Error('no')
    }
    const outcomes = await stage.storage.commit([
      append(stream, [plain('completed')], { ends: true, fence: { epoch: 9 } }),
      append(stream, [plain('cancelled')], { ends: true, companion: no }),
      append(stream, [plain('error')], { ends: true }),
    ])
    expect(outcomes.map((outcome) => outcome.ok || outcome.reason)).toEqual(['fenced', 'failed', true])
  })

  it('[G1] the database itself refuses a second terminal event', async () => {
    const stream = await makeStream(stage.open)
    await stage.storage.commit([append(stream, [plain('completed')], { ends: true })])
    await stage.open.db.execute(sql`update streams set ended = false where id = ${stream}`)
    const [second] = await stage.storage.commit([append(stream, [plain('cancelled')], { ends: true })])
    expect(second?.ok).toBe(false)
    expect(await stage.storage.read(stream, 0)).toHaveLength(1)
  })
})

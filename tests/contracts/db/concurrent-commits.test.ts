import { createLogStorage } from '@clausemint/db'
import type { StreamId } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { engineNames, type TestEngine, testEngines } from './engines.ts'
import { append, makeStream, plain } from './fixtures.ts'

const seed = Number(process.env.TEST_SEED ?? 1)
/** mulberry32: small, and the same everywhere. */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe.each(engineNames)('commits of several servers at once on %s', (name) => {
  let engine: TestEngine
  beforeAll(async () => {
    engine = await testEngines[name]()
  })
  afterAll(() => engine[Symbol.asyncDispose]())

  it(`[EL1] every stream stays dense and every event is there once (seed ${seed})`, async () => {
    const random = randomFrom(seed)
    const streams = await Promise.all(Array.from({ length: 8 }, () => makeStream(engine.open)))
    const servers = await Promise.all([0, 1, 2].map(async () => createLogStorage(await engine.another())))
    const told = new Map<StreamId, string[]>(streams.map((stream) => [stream, []]))

    await Promise.all(
      servers.map(async (storage, server) => {
        for (let round = 0; round < 40; round++) {
          const appends = Array.from({ length: 1 + Math.floor(random() * 12) }, (_, i) => {
            const stream = streams[Math.floor(random() * streams.length)] ?? 'room:none'
            const companion = random() < 0.05 ? { companion: async () => {} } : {}
            return append(stream, [plain(`${server}-${round}-${i}`)], companion)
          })
          for (const [i, outcome] of (await storage.commit(appends)).entries()) {
            const stream = appends[i]?.stream ?? 'room:none'
            if (!outcome.ok) throw new Error(outcome.reason)
            for (const { seq, event } of outcome.entries) told.get(stream)?.push(`${seq} ${event.type}`)
          }
        }
      }),
    )
    for (const [stream, said] of told) {
      const stored = await createLogStorage(engine.open).read(stream, 0)
      expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, i) => i + 1))
      expect(stored.map(({ seq, event }) => `${seq} ${event.type}`).sort()).toEqual(said.sort())
    }
  })

  it('[EL1] commits that touch the same streams wait for each other, and none has to be written again', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => makeStream(engine.open)))
    const servers = await Promise.all([0, 1].map(() => engine.another()))
    // A batch that the database refuses is written again in a transaction.
    const again = servers.map(({ db }) => vi.spyOn(db, 'transaction'))
    await Promise.all(
      servers.map(async (open, server) => {
        const storage = createLogStorage(open)
        const order = server === 0 ? streams : streams.toReversed()
        for (let i = 0; i < 30; i++) await storage.commit(order.map((stream) => append(stream, [plain('event')])))
      }),
    )
    for (const spy of again) expect(spy).not.toHaveBeenCalled()
    expect(await createLogStorage(engine.open).read(streams[0] ?? 'room:none', 59)).toHaveLength(1)
  })

  it('[G1] of many that end a stream at once exactly one does', async () => {
    const stream = await makeStream(engine.open)
    const servers = await Promise.all(
      ['completed', 'cancelled', 'error'].map(async (type) => ({
        type,
        storage: createLogStorage(await engine.another()),
      })),
    )
    const outcomes = await Promise.all(
      servers.map(({ type, storage }) => storage.commit([append(stream, [plain(type)], { ends: true })])),
    )
    expect(
      outcomes
        .flat()
        .map((outcome) => outcome.ok || outcome.reason)
        .sort(),
    ).toEqual(['ended', 'ended', true])
    expect(await createLogStorage(engine.open).read(stream, 0)).toHaveLength(1)
  })
})

import {
  createLogStorage,
  createRepositories,
  createWriterLeases,
  type NewGeneration,
  type OpenDatabase,
} from '@clausemint/db'
import { generationStream } from '@clausemint/protocol'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { engineNames, type TestEngine, testEngines } from './engines.ts'
import { append, makeMember, newGeneration, plain } from './fixtures.ts'

describe.each(engineNames)('writers and their leases on %s', (name) => {
  let engine: TestEngine
  let open: OpenDatabase
  let member: string
  beforeAll(async () => {
    engine = await testEngines[name]()
    open = engine.open
  })
  beforeEach(async () => {
    await engine.clear()
    member = await makeMember(open)
  })
  afterAll(() => engine[Symbol.asyncDispose]())

  /** A running generation of the node `first`, whose lease has so long to go by the database's clock. */
  async function running(leaseLeftMs: number, more: Partial<NewGeneration> = {}) {
    const request = newGeneration(member, more)
    await createRepositories(open).generations.create(request)
    const stream = generationStream(request.id)
    await open.db.execute(
      sql`update streams set lease_until = clock_timestamp() + ${leaseLeftMs} * interval '1 ms' where id = ${stream}`,
    )
    return { id: request.id, stream, documentId: request.documentId }
  }
  const expired = -1
  const valid = 60_000

  it('[G6] takes over what nobody writes any more, and fences the old writer', async () => {
    const orphan = await running(expired)
    const alive = await running(valid)
    const second = createWriterLeases(open, 'second')
    expect(await second.takeOver(valid)).toMatchObject([
      { stream: orphan.stream, epoch: 2, generation: { id: orphan.id } },
    ])
    expect(await second.takeOver(valid)).toEqual([])

    const storage = createLogStorage(open)
    const outcomes = await storage.commit([
      append(orphan.stream, [plain('old')], { fence: { epoch: 1 } }),
      append(orphan.stream, [plain('new')], { fence: { epoch: 2 } }),
      append(alive.stream, [plain('own')], { fence: { epoch: 1 } }),
    ])
    expect(outcomes.map((outcome) => outcome.ok || outcome.reason)).toEqual(['fenced', true, true])
  })

  it('[G6] holding the folder, takes all that run, whatever their leases say', async () => {
    const orphans = [await running(valid), await running(expired)]
    const taken = await createWriterLeases(open, 'second').takeOver(valid, { all: true })
    expect(taken.map(({ stream }) => stream).sort()).toEqual(orphans.map(({ stream }) => stream).sort())
  })

  it('[G6] leaves alone what is settled', async () => {
    const { id, stream } = await running(expired)
    const { generations } = createRepositories(open)
    await createLogStorage(open).commit([
      append(stream, [plain('completed')], {
        ends: true,
        companion: (tx) => generations.settle(tx, id, { status: 'completed' }),
      }),
    ])
    expect(await createWriterLeases(open, 'second').takeOver(valid, { all: true })).toEqual([])
  })

  it('[G6] several servers that look at once take each orphan once', async () => {
    const orphans = await Promise.all(Array.from({ length: 6 }, () => running(expired)))
    const servers = await Promise.all(
      [1, 2, 3].map(async (n) => createWriterLeases(await engine.another(), `server ${n}`)),
    )
    const first = await Promise.all(servers.map((server) => server.takeOver(valid)))
    const rest = await Promise.all(servers.map((server) => server.takeOver(valid)))
    const taken = [...first, ...rest].flat()
    expect(taken.map(({ stream }) => stream).sort()).toEqual(orphans.map(({ stream }) => stream).sort())
    expect(new Set(taken.map(({ epoch }) => epoch))).toEqual(new Set([2]))
  })

  it('[G6] a writer renews by the database clock, also when its lease ran out while its epoch stands', async () => {
    const { stream } = await running(expired)
    const first = createWriterLeases(open, 'first')
    expect(await first.renew([{ stream, epoch: 1 }], valid)).toEqual([])
    expect(await createWriterLeases(open, 'second').takeOver(valid)).toEqual([])
    const [lease] = await open.run(
      `select lease_until > clock_timestamp() + interval '50 s' as long from streams where id = $1`,
      [stream],
    )
    expect(lease).toEqual({ long: true })
  })

  it('[EL6] renewing tells which epochs are gone, and does not touch them', async () => {
    const lost = await running(expired)
    const kept = await running(valid)
    await createWriterLeases(open, 'second').takeOver(valid)
    const first = createWriterLeases(open, 'first')
    const held = [
      { stream: lost.stream, epoch: 1 },
      { stream: kept.stream, epoch: 1 },
      { stream: generationStream('0190b2f0-0000-7000-8000-000000000000'), epoch: 1 },
    ]
    expect(await first.renew(held, expired)).toEqual([held[0]?.stream, held[2]?.stream])
    expect(await createWriterLeases(open, 'third').takeOver(valid)).toMatchObject([{ stream: kept.stream }])
  })

  it('[G3] a cancel that was asked for is seen by whoever takes over', async () => {
    const { id, stream } = await running(expired)
    const { generations } = createRepositories(open)
    const cancelling = append(stream, [plain('cancelling')], {
      companion: async (tx) => void (await generations.requestCancel(tx, id, member)),
    })
    await createLogStorage(open).commit([cancelling])
    expect(await createWriterLeases(open, 'second').takeOver(valid)).toMatchObject([
      { generation: { id, cancelRequestedBy: member, cancelRequestedAt: expect.any(Date) } },
    ])
  })

  it('[T6] what a server gives back is taken at once', async () => {
    const { stream } = await running(valid)
    const other = await running(valid, { lease: { node: 'other', leaseMs: valid } })
    await createWriterLeases(open, 'first').release()
    expect(await createWriterLeases(open, 'second').takeOver(valid)).toMatchObject([{ stream }])
    expect(await createWriterLeases(open, 'second').renew([{ stream: other.stream, epoch: 1 }], valid)).toEqual([])
  })
})

it('[G6] what another server is taking at this moment is left to it, without waiting', async () => {
  await using engine = await testEngines.postgres()
  const { generations } = createRepositories(engine.open)
  const member = await makeMember(engine.open)
  const [taken, free] = [newGeneration(member), newGeneration(member)]
  for (const request of [taken, free]) await generations.create({ ...request, lease: { node: 'first', leaseMs: -1 } })
  const other = await engine.another()
  await other.db.transaction(async (tx) => {
    await tx.execute(sql`select id from streams where id = ${generationStream(taken.id)} for no key update`)
    expect(await createWriterLeases(engine.open, 'second').takeOver(60_000)).toMatchObject([
      { stream: generationStream(free.id) },
    ])
  })
})

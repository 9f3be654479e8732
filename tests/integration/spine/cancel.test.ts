import type { Client, RunningGeneration } from '@clausemint/client'
import {
  type CancelReply,
  type GenerationEvent,
  generationStream,
  initialGenerationState,
  isTerminal,
  reduceGeneration,
} from '@clausemint/protocol'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, type ModelReply, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { chance, sampled, seed } from './support/chance.ts'
import { type Engine, engineNames, type ServerDatabase, serverDatabases } from './support/engines.ts'
import { newPerson, type Person } from './support/shared-session.ts'

const races = sampled(25, 200)
const generous = { LIMIT_GENERATIONS_PER_MINUTE: '10000', LIMIT_CONCURRENT_GENERATIONS: '500' }

interface Scene extends AsyncDisposable {
  database: ServerDatabase
  peer: ModelPeer
  server: TestServer
  person: Person
  client: Client
}

async function startScene(engine: Engine): Promise<Scene> {
  await using undo = new AsyncDisposableStack()
  const database = undo.use(await serverDatabases[engine]())
  const peer = undo.use(await startModelPeer())
  const server = undo.use(await startServer({ env: { ...database.env, ...peerEnvironment(peer), ...generous } }))
  const person = undo.use(await newPerson(server.url))
  const parts = undo.move()
  return { database, peer, server, person, client: person.client(), [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

/** A generation that has written `words` and waits for more. */
async function midway(
  { client, peer }: Scene,
  words: string,
): Promise<{ generation: RunningGeneration; reply: ModelReply; id: string }> {
  const generation = client.generate.nda(someTermsInput)
  const id = await generation.id
  const reply = await peer.next()
  await reply.token(words)
  for await (const { event } of client.follow(id)) if (event.type === 'delta') break
  return { generation, reply, id }
}

/** What has to be true of every cancelled generation, whoever asks. */
async function expectCancelled({ client, person }: Scene, id: string, text: string): Promise<void> {
  const events = (await Array.fromAsync(person.client().follow(id))).map(({ event }) => event)
  expect(events.filter(isTerminal)).toHaveLength(1)
  const last = events.at(-1)
  expect(last).toMatchObject({ type: 'cancelled', receipt: { by: person.visitor.member, textLength: text.length } })
  if (last?.type === 'cancelled') {
    expect(last.receipt.upstreamClosedMs).toEqual(expect.any(Number))
    // What was never asked took nothing, and that is exact.
    expect(last.receipt.usage.estimated).toBe(last.receipt.usage.inputTokens > 0)
  }
  expect(events.map(({ type }) => type)).toContain('cancelling')
  expect(events.reduce(reduceGeneration, initialGenerationState).text).toBe(text)
  const { state, documentId } = await client.generation(id).get()
  expect(state).toMatchObject({ status: 'cancelled', text })
  const document = await client.documents.get(documentId)
  expect(document).toMatchObject({ text, generation: { id, status: 'cancelled' } })
}

describe.each(engineNames)(`%s: cancel (seed ${seed})`, (engine) => {
  let scene: Scene
  beforeAll(async () => {
    scene = await startScene(engine)
  })
  afterAll(async () => {
    await scene[Symbol.asyncDispose]()
  })

  it('[G3] before the first token', async () => {
    const generation = scene.client.generate.nda(someTermsInput)
    const id = await generation.id
    const reply = await scene.peer.next()
    expect(await generation.cancel()).toEqual({ status: 'cancelling' })
    await reply.closed
    await expectCancelled(scene, id, '')
  })

  it('[G3] [G7] in the middle: the partial text is kept, and nothing follows the terminal event', async () => {
    const { generation, reply, id } = await midway(scene, 'Half of an agreement ')
    const events: GenerationEvent[] = []
    const reading = (async () => {
      for await (const event of generation.events) events.push(event)
    })()
    await generation.cancel()
    await reply.closed
    await reading
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['cancelling', 'cancelled'])
    await expectCancelled(scene, id, 'Half of an agreement ')
  })

  it('[G3] from another tab, and every tab is told the same', async () => {
    const { generation, reply, id } = await midway(scene, 'Two tabs read this ')
    const here = Array.fromAsync(generation.events)
    const other = scene.person.client()
    const there = Array.fromAsync(other.follow(id))
    expect(await other.generation(id).cancel()).toEqual({ status: 'cancelling' })
    await reply.closed
    expect((await here).at(-1)).toEqual((await there).at(-1)?.event)
    await expectCancelled(scene, id, 'Two tabs read this ')
  })

  it('[G3] after a reload, by the id alone', async () => {
    const { reply, id } = await midway(scene, 'Before the reload ')
    await scene.client.close()
    scene.client = scene.person.client()
    expect(await scene.client.generation(id).cancel()).toEqual({ status: 'cancelling' })
    await reply.closed
    await expectCancelled(scene, id, 'Before the reload ')
  })

  it('[G3] twice, and again when it is over', async () => {
    const { reply, id } = await midway(scene, 'Stop it twice ')
    const handle = scene.client.generation(id)
    const replies = await Promise.all([handle.cancel(), handle.cancel(), scene.person.client().generation(id).cancel()])
    for (const { status } of replies) expect(['cancelling', 'cancelled']).toContain(status)
    await reply.closed
    await expectCancelled(scene, id, 'Stop it twice ')
    expect(await handle.cancel()).toEqual({ status: 'cancelled' })
    await expectCancelled(scene, id, 'Stop it twice ')
  })

  it('[G3] one that is complete stays complete', async () => {
    const { generation, reply } = await midway(scene, 'All there is.')
    reply.finish()
    expect(await generation.text).toBe('All there is.')
    expect(await generation.cancel()).toEqual({ status: 'completed' })
    expect(await generation.text).toBe('All there is.')
  })

  it(`[G1] [G3] against completion, ${races} times: one winner, and everybody is told the same`, async () => {
    const random = chance(7)
    const wins: Record<string, number> = {}
    const turns = async (count: number) => {
      for (let i = 0; i < count; i++) await new Promise<void>((resolve) => setImmediate(resolve))
    }
    const tab = scene.person.client()
    for (let race = 0; race < races; race++) {
      const { generation, reply, id } = await midway(scene, `Race ${race}`)
      const first = Array.fromAsync(generation.events)
      const second = Array.fromAsync(tab.follow(id))
      const [head, start] = [random.below(12), random.below(12)]
      const [asked] = await Promise.all([
        turns(head).then(() => (race % 2 ? tab : scene.client).generation(id).cancel()),
        turns(start).then(() => reply.finish()),
      ])
      const events = await first
      const terminal = events.filter(isTerminal)
      expect(terminal).toHaveLength(1)
      expect(events.at(-1)).toEqual(terminal[0])
      expect((await second).at(-1)?.event).toEqual(terminal[0])
      const { state, documentId } = await scene.client.generation(id).get()
      const ended = terminal[0]?.type === 'completed' ? 'completed' : 'cancelled'
      expect(state.status).toBe(ended)
      const possible: CancelReply['status'][] = ['cancelling', ended]
      expect(possible).toContain(asked?.status)
      expect(await scene.client.documents.get(documentId)).toMatchObject({
        text: `Race ${race}`,
        generation: { status: ended },
      })
      wins[ended] = (wins[ended] ?? 0) + 1
    }
    expect(Object.values(wins).reduce((sum, count) => sum + count, 0)).toBe(races)
  })
})

describe('cancel at bad moments', () => {
  it('[G3] at once, before the provider was even asked', async () => {
    await using scene = await startScene('pglite')
    const generation = scene.client.generate.nda(someTermsInput)
    expect(await generation.cancel()).toEqual({ status: 'cancelling' })
    await expectCancelled(scene, await generation.id, '')
  })

  it('[G3] while the database is slow: the upstream is closed before the commit', async () => {
    await using scene = await startScene('postgres')
    const { generation, reply, id } = await midway(scene, 'Slow ')
    const sql = postgres(scene.database.env.DATABASE_URL ?? '', { max: 1 })
    const held = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const blocking = sql.begin(async (tx) => {
      await tx`select 1 from streams where id = ${generationStream(id)} for update`
      held.resolve()
      await release.promise
    })
    await held.promise
    const events: GenerationEvent[] = []
    const reading = (async () => {
      for await (const event of generation.events) events.push(event)
    })()
    await reply.token('and never committed in time ')
    const cancelling = generation.cancel()
    await reply.closed
    expect(events.map(({ type }) => type)).not.toContain('cancelling')
    release.resolve()
    await blocking
    await sql.end()
    expect(await cancelling).toEqual({ status: 'cancelling' })
    await reading
    const kept = events.reduce(reduceGeneration, initialGenerationState).text
    expect(['Slow ', 'Slow and never committed in time ']).toContain(kept)
    await expectCancelled(scene, id, kept)
  })
})

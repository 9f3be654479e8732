import { randomUUID } from 'node:crypto'
import { draftNda } from '@clausemint/documents'
import {
  type DocumentPage,
  type GenerationDetail,
  type GenerationEvent,
  type GenerationState,
  initialGenerationState,
  isTerminal,
  reduceGeneration,
  type StartedGeneration,
} from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTerms, someTermsInput } from '../../support/nda-terms.ts'
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts'
import { type Chance, chance, sampled, seed } from '../spine/support/chance.ts'
import { engineNames } from '../spine/support/engines.ts'
import { hashOf } from '../spine/support/hash.ts'
import { newVisitor, RawSocket, type Visitor } from '../spine/support/raw-socket.ts'
import { answerTo, freePort, lastingDatabase, script } from './support.ts'

const kills = sampled(1, 50)
const libraryKills = sampled(1, 50)
const patience = sampled(180_000, 3_600_000)

const foldOf = (events: readonly GenerationEvent[]): GenerationState =>
  events.reduce(reduceGeneration, initialGenerationState)

const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise<void>((resolve) => setImmediate(resolve))
}

describe.each(engineNames)(`%s: kill -9 of the shipped server at random moments (seed ${seed})`, (engine) => {
  let database: Awaited<ReturnType<typeof lastingDatabase>>
  let peer: ModelPeer
  let env: Record<string, string>
  let server: ServerProcess
  let visitor: Visitor
  let random: Chance
  beforeAll(async () => {
    random = chance(engine.length * 31)
    database = await lastingDatabase(engine)
    peer = await startModelPeer()
    env = {
      ...database.env,
      ...peerEnvironment(peer),
      PORT: await freePort(),
      LIMIT_GENERATIONS_PER_MINUTE: '10000',
      LIMIT_CONCURRENT_GENERATIONS: '500',
    }
    server = await startServerProcess(env)
    visitor = await newVisitor(server.url)
  }, patience)
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  const restart = async () => {
    await server.kill()
    server = await startServerProcess(env)
  }
  const start = (socket: RawSocket, provider?: string) =>
    socket.data<StartedGeneration>('mutation', 'nda.generate', {
      requestId: randomUUID(),
      terms: someTermsInput,
      ...(provider ? { provider } : {}),
    })

  it(
    `[G6] a model's text, ${kills} times: all that was shown is there, and it goes on to its end`,
    async () => {
      for (let kill = 0; kill < kills; kill++) {
        const name = `${engine} ${kill}`
        const pieces = script(name, 60)
        const whole = pieces.join('')
        const killAt = random.below(pieces.length)
        const socket = await RawSocket.open(server.url, visitor)
        const { generationId, documentId } = await start(socket)
        const reading = socket.ask('subscription', 'generation.follow', { generationId })
        const first = await peer.next()
        for (const piece of pieces.slice(0, killAt)) {
          await first.token(piece)
          if (random.below(4) === 0) await turns(random.below(6))
        }
        await turns(random.below(30))
        await restart()
        await first.closed
        await socket.closed
        const shown = socket.eventsOf(reading)
        const shownText = foldOf(shown.map(({ event }) => event)).text

        const second = await peer.next()
        const answer = answerTo(second, whole)
        for (let at = 0; at < answer.length; at += 40) await second.token(answer.slice(at, at + 40))
        second.finish()

        await using after = await RawSocket.open(server.url, visitor)
        const all = (await after.allEvents(after.ask('subscription', 'generation.follow', { generationId }))).map(
          ({ event }) => event,
        )
        // What was shown was committed: the first attempt's text begins with it.
        const attempts = all.findLastIndex(({ type }) => type === 'attempt')
        expect(foldOf(all.slice(0, attempts)).text.startsWith(shownText), `${name} at ${killAt}`).toBe(true)
        const end = foldOf(all)
        expect(end.status).toBe('completed')
        // The first attempt may not have been committed when the power went.
        expect(end.seams.at(-1)?.because).toBe('interrupted')
        expect(hashOf(end.text)).toBe(hashOf(whole))
        expect(all.filter(isTerminal)).toHaveLength(1)
        // The reader goes on from its cursor, and has the same text.
        const lastCursor = shown.at(-1)?.cursor
        const more = await after.allEvents(
          after.ask('subscription', 'generation.follow', {
            generationId,
            ...(lastCursor ? { lastEventId: lastCursor } : {}),
          }),
        )
        expect(more.map(({ event }) => event.type)).not.toContain('snapshot')
        expect(hashOf(foldOf([...shown, ...more].map(({ event }) => event)).text)).toBe(hashOf(whole))
        expect(await after.data('query', 'document.get', { documentId })).toMatchObject({ text: whole })
        await socket[Symbol.asyncDispose]()
      }
    },
    patience,
  )

  it(
    `[G6] the clause library's text, ${libraryKills} times: nothing stays running, and every text is whole`,
    async () => {
      const whole = draftNda(someTerms).text
      for (let kill = 0; kill < libraryKills; kill++) {
        const socket = await RawSocket.open(server.url, visitor)
        const input = { requestId: randomUUID(), terms: someTermsInput, provider: 'library' }
        socket.ask('mutation', 'nda.generate', input, 'asked')
        await turns(random.below(200))
        await restart()
        await socket.closed
        const answered = socket.frames.find(({ id, result }) => id === 'asked' && result?.type === 'data')
        await using after = await RawSocket.open(server.url, visitor)
        // Sent again, as a client does that got no answer: the same generation, or the first one.
        const { generationId, documentId } = await after.data<StartedGeneration>('mutation', 'nda.generate', input)
        if (answered?.result) expect(answered.result.data).toEqual({ generationId, documentId })
        const events = await after.allEvents(after.ask('subscription', 'generation.follow', { generationId }))
        expect(events.at(-1)?.event.type).toBe('completed')
        const { state } = await after.data<GenerationDetail>('query', 'generation.get', { generationId })
        expect(hashOf(state.text)).toBe(hashOf(whole))
        await socket[Symbol.asyncDispose]()
      }
      await using socket = await RawSocket.open(server.url, visitor)
      const { items } = await socket.data<DocumentPage>('query', 'document.list', { limit: 100 })
      expect(new Set(items.map(({ generation }) => generation?.status))).toEqual(new Set(['completed']))
    },
    patience,
  )

  it(
    '[G3] [G6] a cancel that was committed before the kill is kept, and nobody is asked again',
    async () => {
      const socket = await RawSocket.open(server.url, visitor)
      const { generationId } = await start(socket)
      const reply = await peer.next()
      await reply.token('Cancelled just before the power went. ')
      expect(await socket.data('mutation', 'generation.cancel', { generationId })).toEqual({ status: 'cancelling' })
      const requests = peer.requests
      await restart()
      await using after = await RawSocket.open(server.url, visitor)
      const events = await after.allEvents(after.ask('subscription', 'generation.follow', { generationId }))
      expect(events.at(-1)?.event.type).toBe('cancelled')
      expect(peer.requests).toBe(requests)
      await socket[Symbol.asyncDispose]()
    },
    patience,
  )
})

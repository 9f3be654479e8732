import type { Client } from '@clausemint/client'
import { type GenerationEvent, initialGenerationState, isTerminal, reduceGeneration } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { freshPostgres, type TestDatabase } from '../../support/postgres.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { answerTo, script } from '../kill/support.ts'
import { chance, sampled, seed } from './support/chance.ts'
import { newPerson, type Person } from './support/shared-session.ts'

const foldOf = (events: readonly GenerationEvent[]) => events.reduce(reduceGeneration, initialGenerationState)
const cancels = sampled(15, 100)

describe(`two servers on one Postgres (seed ${seed})`, () => {
  let database: TestDatabase
  let peer: ModelPeer
  let env: Record<string, string>
  let a: TestServer
  let b: TestServer
  let person: Person
  let onA: Client
  let onB: Client
  beforeAll(async () => {
    database = await freshPostgres(inject('postgresUrl'))
    peer = await startModelPeer()
    env = {
      DATABASE_URL: database.url,
      ...peerEnvironment(peer),
      LIMIT_GENERATIONS_PER_MINUTE: '10000',
      LIMIT_CONCURRENT_GENERATIONS: '500',
    }
    a = await startServer({ env })
    b = await startServer({ env })
    person = await newPerson(a.url)
    onA = person.client(a.url)
    onB = person.client(b.url)
  })
  afterAll(async () => {
    await person[Symbol.asyncDispose]()
    await a[Symbol.asyncDispose]()
    await b[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  it('[EL7] a follower on the other server reads each word as it is committed', async () => {
    const generation = onA.generate.nda(someTermsInput)
    const id = await generation.id
    const reply = await peer.next()
    const events = onB.follow(id)[Symbol.asyncIterator]()
    let text = ''
    for (const word of ['One ', 'word ', 'after ', 'the other.']) {
      await reply.token(word)
      const target = text + word
      while (text !== target) {
        const { value, done } = await events.next()
        if (done) throw new Error('the follower ended early')
        if (value.event.type === 'delta') text += value.event.text
      }
    }
    reply.finish()
    let last: GenerationEvent | undefined
    for (let next = await events.next(); !next.done; next = await events.next()) last = next.value.event
    expect(last?.type).toBe('completed')
    expect(await generation.text).toBe(text)
  })

  it(`[EL4] [EL7] [G3] ${cancels} cancels through the other server, in the middle of the stream: the upstream closes, nobody misses a word`, async () => {
    const random = chance(8)
    for (let round = 0; round < cancels; round++) {
      const generation = onA.generate.nda(someTermsInput)
      const id = await generation.id
      const reply = await peer.next()
      const here = Array.fromAsync(onA.follow(id))
      const there = Array.fromAsync(onB.follow(id))
      const pieces = script(`round ${round}`, 40)
      const stopAt = random.below(pieces.length)
      let cancelling: Promise<unknown> | undefined
      for (const [i, piece] of pieces.entries()) {
        if (!reply.isOpen) break
        await reply.token(piece)
        if (i === stopAt) cancelling = onB.generation(id).cancel()
        if (random.below(3) === 0) await new Promise<void>((resolve) => setImmediate(resolve))
      }
      await cancelling
      await reply.closed
      const [eventsA, eventsB] = [await here, await there].map((read) => read.map(({ event }) => event))
      for (const events of [eventsA ?? [], eventsB ?? []]) {
        expect(events.map(({ type }) => type)).toContain('cancelling')
        expect(events.filter(isTerminal).map(({ type }) => type)).toEqual(['cancelled'])
        expect(pieces.join('').startsWith(foldOf(events).text)).toBe(true)
      }
      expect(foldOf(eventsA ?? [])).toEqual(foldOf(eventsB ?? []))
    }
  })

  it('[G2] [EL7] the same request to both servers at once makes one generation', async () => {
    for (let round = 0; round < 5; round++) {
      const requestId = crypto.randomUUID()
      const requests = peer.requests
      const [one, two] = await Promise.all(
        [onA, onB].map(async (client) => client.generate.nda(someTermsInput, { requestId }).id),
      )
      expect(one).toBe(two)
      const reply = await peer.next()
      await reply.token('Once.')
      reply.finish()
      await Array.fromAsync(onA.follow(one ?? ''))
      expect(peer.requests).toBe(requests + 1)
    }
  })

  it('[G6] a server that dies is taken over by the other one, whose readers see the text go on', async () => {
    const dying = await startServerProcess(env)
    const own = person.client(dying.url)
    const generation = own.generate.nda(someTermsInput)
    const id = await generation.id
    const pieces = script('the takeover', 40)
    const first = await peer.next()
    for (const piece of pieces.slice(0, 150)) await first.token(piece)
    const read: GenerationEvent[] = []
    const reading = (async () => {
      for await (const { event } of onB.follow(id)) read.push(event)
    })()
    for await (const { event } of onB.follow(id)) if (event.type === 'delta') break
    await dying.kill()
    const second = await peer.next()
    await second.token(answerTo(second, pieces.join('')))
    second.finish()
    await reading
    expect(foldOf(read)).toMatchObject({ status: 'completed', text: pieces.join('') })
    expect(read.filter(({ type }) => type === 'snapshot')).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { AppError } from '@clausemint/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { engineNames, type ServerDatabase, serverDatabases } from './support/engines.ts'
import { newPerson } from './support/shared-session.ts'

const refusalOf = (promise: Promise<unknown>): Promise<AppError> =>
  promise.then(
    () => {
      throw new Error('it was not refused')
    },
    (error: unknown) => {
      if (error instanceof AppError) return error
      throw error
    },
  )

describe.each(engineNames)('%s: one request, one generation', (engine) => {
  let database: ServerDatabase
  let peer: ModelPeer
  let server: TestServer
  beforeAll(async () => {
    database = await serverDatabases[engine]()
    peer = await startModelPeer()
    // One place only: a repeated request must not need a second one.
    const limits = { LIMIT_CONCURRENT_GENERATIONS: '1', LIMIT_GENERATIONS_PER_MINUTE: '1000' }
    server = await startServer({ env: { ...database.env, ...peerEnvironment(peer), ...limits } })
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  it('[G2] two tabs and a double click make one, and each of them reads it', async () => {
    await using person = await newPerson(server.url)
    const [one, two] = [person.client(), person.client()]
    const requestId = randomUUID()
    const asked = [one, one, two, two].map((client) => client.generate.nda(someTermsInput, { requestId }))
    const ids = await Promise.all(asked.map(({ id }) => id))
    expect(new Set(ids).size).toBe(1)
    const reply = await peer.next()
    await reply.token('Written once.')
    reply.finish()
    expect(await Promise.all(asked.map(({ text }) => text))).toEqual(asked.map(() => 'Written once.'))
    expect((await one.documents.list()).items).toHaveLength(1)
    expect(await one.generate.nda(someTermsInput, { requestId }).id).toBe(ids[0])
  })

  it('[G2] the same id with other input is a conflict, and changes nothing', async () => {
    await using person = await newPerson(server.url)
    const client = person.client()
    const requestId = randomUUID()
    const generation = client.generate.nda(someTermsInput, { requestId })
    await generation.id
    const other = { ...someTermsInput, purpose: 'Something else' }
    expect((await refusalOf(client.generate.nda(other, { requestId }).id)).code).toBe('conflict')
    expect((await refusalOf(client.generate.nda(someTermsInput, { requestId, localOnly: true }).id)).code).toBe(
      'conflict',
    )
    const reply = await peer.next()
    await reply.token('The first one.')
    reply.finish()
    expect(await generation.text).toBe('The first one.')
    expect((await client.documents.list()).items).toHaveLength(1)
  })

  it("[G2] another person's request of the same id is their own", async () => {
    await using first = await newPerson(server.url)
    await using second = await newPerson(server.url)
    const requestId = randomUUID()
    const [one, two] = await Promise.all(
      [first, second].map(
        async (person) => person.client().generate.nda(someTermsInput, { requestId, provider: 'library' }).id,
      ),
    )
    expect(one).not.toBe(two)
  })

  it('[G8] one too many at a time is refused by name, and may come once there is room', async () => {
    await using person = await newPerson(server.url)
    const client = person.client()
    const generation = client.generate.nda(someTermsInput)
    await generation.id
    const reply = await peer.next()
    const refusal = await refusalOf(client.generate.nda(someTermsInput).id)
    expect(refusal.body).toMatchObject({ code: 'limit_reached', limit: 'concurrent_generations', retryable: true })
    expect(refusal.body.retryAfterMs).toBeGreaterThan(0)
    await generation.cancel()
    await reply.closed
    await Array.fromAsync(generation.events)
    const next = client.generate.nda(someTermsInput, { provider: 'library' })
    expect(await next.text).toContain('Asterion')
    expect((await client.documents.list()).items).toHaveLength(2)
  })
})

describe('limits', () => {
  it('[G8] too many in a minute, and a prompt that is too long: each named, and nothing half-written', async () => {
    await using server = await startServer({
      env: { LIMIT_GENERATIONS_PER_MINUTE: '2', LIMIT_PROMPT_CHARACTERS: '5000' },
    })
    await using person = await newPerson(server.url)
    const client = person.client()
    const long = { ...someTermsInput, specialTerms: 'A term that is special. '.repeat(160) }
    expect((await refusalOf(client.generate.nda(long).id)).body).toMatchObject({
      code: 'limit_reached',
      limit: 'prompt_characters',
    })
    expect((await client.documents.list()).items).toEqual([])
    const requestId = randomUUID()
    await client.generate.nda(someTermsInput, { requestId }).text
    await client.generate.nda(someTermsInput).text
    const refusal = await refusalOf(client.generate.nda(someTermsInput).id)
    expect(refusal.body).toMatchObject({ code: 'limit_reached', limit: 'generations_per_minute', retryable: true })
    expect(refusal.body.retryAfterMs).toBeGreaterThan(0)
    expect((await client.documents.list()).items).toHaveLength(2)
    // What was asked before is found, whatever the limit.
    expect(await client.generate.nda(someTermsInput, { requestId }).text).toContain('Asterion')
  })
})

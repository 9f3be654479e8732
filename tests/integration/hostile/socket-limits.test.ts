import { randomUUID } from 'node:crypto'
import type { DocumentDetail, StartedGeneration } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { watchQueues } from '../../support/socket-queues.ts'
import { newVisitor, RawSocket, UpgradeRefused, type Visitor } from '../spine/support/raw-socket.ts'

const mebibyte = 1024 * 1024

describe('what one socket and one member may take', () => {
  let peer: ModelPeer
  let server: TestServer
  let visitor: Visitor
  beforeAll(async () => {
    peer = await startModelPeer()
    server = await startServer({
      env: {
        ...peerEnvironment(peer),
        LIMIT_CONCURRENT_GENERATIONS: '100',
        LIMIT_GENERATIONS_PER_MINUTE: '1000',
        LIMIT_SOCKETS_PER_MEMBER: '20',
        LIMIT_MESSAGES_PER_SECOND: '50',
      },
    })
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
  })

  const open = async (): Promise<RawSocket> => {
    visitor = await newVisitor(server.url)
    return RawSocket.open(server.url, visitor)
  }
  const generate = (socket: RawSocket) =>
    socket.data<StartedGeneration>('mutation', 'nda.generate', { requestId: randomUUID(), terms: someTermsInput })

  it('[T5] the 51st subscription of a socket is refused, the others live, and one that ends makes room', async () => {
    await using socket = await open()
    const { generationId } = await generate(socket)
    const reply = await peer.next()
    const calls = Array.from({ length: 60 }, (_, id) => ({
      id: id + 1000,
      method: 'subscription',
      params: { path: 'generation.follow', input: { generationId } },
    }))
    for (let i = 0; i < calls.length; i += 20) socket.send(calls.slice(i, i + 20))
    const refused = await socket.until(() => {
      const found = socket.frames.filter(({ error }) => error)
      return found.length === 10 ? found : undefined
    })
    for (const { error } of refused)
      expect(error?.data.app).toMatchObject({ code: 'limit_reached', limit: 'subscriptions_per_socket' })
    socket.send({ id: 1000, method: 'subscription.stop' })
    await socket.frame(({ id, result }) => id === 1000 && result?.type === 'stopped')
    const late = socket.ask('subscription', 'generation.follow', { generationId })
    await reply.token('Everybody reads this.')
    reply.finish()
    const events = await socket.allEvents(late)
    expect(events.at(-1)?.event.type).toBe('completed')
    for (let id = 1001; id < 1050; id++) expect((await socket.allEvents(id)).at(-1)?.event.type).toBe('completed')
  })

  it('[T5] the 21st socket of a member is refused by name; one that closes makes room; others are not touched', async () => {
    await using first = await open()
    await using sockets = new AsyncDisposableStack()
    for (let i = 1; i < 20; i++) sockets.use(await RawSocket.open(server.url, visitor))
    const refusal = await RawSocket.open(server.url, visitor).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UpgradeRefused)
    expect(refusal).toMatchObject({ status: 429, body: { code: 'limit_reached', limit: 'sockets_per_member' } })
    await using _other = await RawSocket.open(server.url, await newVisitor(server.url))
    await first[Symbol.asyncDispose]()
    await vi.waitFor(async () => sockets.use(await RawSocket.open(server.url, visitor)))
  })

  it.each([
    ['calls', (socket: RawSocket) => socket.ask('query', 'jurisdiction.list')],
    ['junk', (socket: RawSocket) => socket.send('{')],
    ['PING texts', (socket: RawSocket) => socket.send('PING')],
    ['pings of the protocol', (socket: RawSocket) => socket.socket.ping()],
  ])('[T5] a flood of %s closes its own socket', async (_what, shout) => {
    await using socket = await open()
    await using neighbour = await RawSocket.open(server.url, visitor)
    for (let i = 0; i < 500 && socket.socket.readyState === WebSocket.OPEN; i++) shout(socket)
    expect((await socket.closed).code).toBe(1008)
    expect((await neighbour.call('query', 'jurisdiction.list')).error).toBeUndefined()
  })

  it('[T3] a reader that never reads the answers to its calls does not grow the server', async () => {
    await using socket = await open()
    const { generationId, documentId } = await generate(socket)
    const reply = await peer.next()
    const words = 'Nobody reads this, and it is asked for again and again. '.repeat(3_000)
    await reply.token(words)
    reply.finish()
    await socket.allEvents(socket.ask('subscription', 'generation.follow', { generationId }))
    expect((await socket.data<DocumentDetail>('query', 'document.get', { documentId })).text).toBe(words)
    await using watcher = await RawSocket.open(server.url, visitor)
    using queues = watchQueues(server.url)
    socket.socket.pause()
    const batch = (first: number) =>
      Array.from({ length: 20 }, (_, i) => ({
        id: first + i,
        method: 'query',
        params: { path: 'document.get', input: { documentId } },
      }))
    for (let i = 0; i < 45; i++) {
      socket.send(batch(i * 100))
      // What this one is answered, the other one's calls were read before.
      await watcher.call('query', 'document.get', { documentId })
    }
    // A few answers are made before it is seen that none is read.
    expect(queues.most()).toBeLessThan(mebibyte + 10 * words.length * 1.1)
    socket.socket.resume()
    // Every call has its answer, though it be a refusal.
    const asked = Array.from({ length: 45 * 20 }, (_, i) => Math.floor(i / 20) * 100 + (i % 20))
    await socket.until(() => asked.every((id) => socket.frames.some((frame) => frame.id === id)) || undefined)
    const limits = socket.frames.flatMap(({ error }) => (error ? [error.data.app.limit] : []))
    expect(limits.length).toBeGreaterThan(0)
    for (const limit of limits) expect(['unanswered_calls', 'unread_bytes']).toContain(limit)
  })

  it('[T3] one that does not read, and asks for more than can be refused, is closed', async () => {
    await using socket = await open()
    const { generationId, documentId } = await generate(socket)
    const reply = await peer.next()
    await reply.token('Nobody reads this either. '.repeat(9_000))
    reply.finish()
    await socket.allEvents(socket.ask('subscription', 'generation.follow', { generationId }))
    await using watcher = await RawSocket.open(server.url, visitor)
    using queues = watchQueues(server.url)
    socket.socket.pause()
    for (let i = 0; i < 35; i++) {
      socket.send(
        Array.from({ length: 100 }, (_, call) => ({
          id: `${i}-${call}`,
          method: 'query',
          params: { path: 'document.get', input: { documentId } },
        })),
      )
      await watcher.call('query', 'document.get', { documentId })
    }
    expect(queues.most()).toBeLessThan(4 * mebibyte)
    socket.socket.resume()
    expect(await socket.closed).toEqual({ code: 1008, reason: 'too many calls' })
    expect(socket.frames.at(-1)).toMatchObject({ id: null, error: { data: { app: { limit: 'unread_bytes' } } } })
  })

  it('[T3] 50 subscriptions of one paused socket cost less than 1 MiB in all, and each gets its whole text', async () => {
    await using socket = await open()
    const { generationId } = await generate(socket)
    const reply = await peer.next()
    const words = 'परीक्षण '.repeat(10_000)
    using queues = watchQueues(server.url)
    await reply.token(words)
    await using other = await RawSocket.open(server.url, visitor)
    const watching = other.ask('subscription', 'generation.follow', { generationId })
    await other.until(() => other.eventsOf(watching).find(({ event }) => event.type === 'delta'))
    socket.socket.pause()
    for (let first = 0; first < 50; first += 10)
      socket.send(
        Array.from({ length: 10 }, (_, i) => ({
          id: `f${first + i}`,
          method: 'subscription',
          params: { path: 'generation.follow', input: { generationId } },
        })),
      )
    let text = words
    for (let i = 0; i < 20; i++) {
      const more = `${i} ${'शब्द '.repeat(200)}`
      text += more
      await reply.token(more)
    }
    reply.finish()
    const whole = await other.allEvents(watching)
    expect(whole.at(-1)?.event.type).toBe('completed')
    expect(queues.most()).toBeLessThan(mebibyte)
    socket.socket.resume()
    for (let i = 0; i < 50; i++) {
      const events = await socket.allEvents(`f${i}`)
      let read = ''
      for (const { event } of events)
        if (event.type === 'delta') {
          expect(event.offset).toBe(read.length)
          read += event.text
        }
      expect(read === text).toBe(true)
      expect(events.at(-1)?.event.type).toBe('completed')
    }
    expect(queues.most()).toBeLessThan(mebibyte)
  })
})

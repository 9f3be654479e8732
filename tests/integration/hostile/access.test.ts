import { randomUUID } from 'node:crypto'
import { encodeCursor, type GenerationEvent, generationStream, type StartedGeneration } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, type ModelReply, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { newVisitor, RawSocket, UpgradeRefused, type Visitor } from '../spine/support/raw-socket.ts'

const operatorToken = 'the-operators-own-token'

describe('what is not yours', () => {
  let peer: ModelPeer
  let server: TestServer
  let owner: Visitor
  let mine: StartedGeneration
  let reply: ModelReply
  beforeAll(async () => {
    peer = await startModelPeer()
    server = await startServer({
      env: { ...peerEnvironment(peer), LIMIT_SOCKETS_PER_MEMBER: '100', OPERATOR_TOKEN: operatorToken },
    })
    owner = await newVisitor(server.url)
    await using socket = await RawSocket.open(server.url, owner)
    mine = await start(socket)
    reply = await peer.next()
    await reply.token('Nobody else may read this.')
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
  })

  const start = (socket: RawSocket) =>
    socket.data<StartedGeneration>('mutation', 'nda.generate', { requestId: randomUUID(), terms: someTermsInput })
  const refusedSubscription = async (socket: RawSocket, generationId: string, lastEventId?: string) => {
    const id = socket.ask('subscription', 'generation.follow', {
      generationId,
      ...(lastEventId ? { lastEventId } : {}),
    })
    return (await socket.frame((frame) => frame.id === id && frame.error !== undefined)).error?.data.app
  }

  it.each([
    ['query', 'generation.get', 'generationId', {}],
    ['mutation', 'generation.cancel', 'generationId', {}],
    ['mutation', 'generation.continue', 'generationId', { requestId: randomUUID() }],
    ['mutation', 'generation.retry', 'generationId', { requestId: randomUUID() }],
    ['query', 'document.get', 'documentId', {}],
    ['mutation', 'document.rename', 'documentId', { title: 'Mine now' }],
    ['mutation', 'document.delete', 'documentId', {}],
  ] as const)("[R5] %s %s: another's answers like one that does not exist", async (method, path, key, rest) => {
    await using stranger = await RawSocket.open(server.url, await newVisitor(server.url))
    const unknown = await stranger.refusal(method, path, { ...rest, [key]: randomUUID() })
    expect(unknown.code).toBe('not_found')
    expect(await stranger.refusal(method, path, { ...rest, [key]: mine[key] })).toEqual(unknown)
    for (const odd of ['', '../../etc/passwd', "' or 1=1 --", 7, null, {}, `${mine[key]}\u0000`])
      expect((await stranger.refusal(method, path, { ...rest, [key]: odd })).code).toBe('invalid_input')
  })

  it("[R5] nor can another's generation be followed, with its own cursor or without", async () => {
    await using stranger = await RawSocket.open(server.url, await newVisitor(server.url))
    const unknown = await refusedSubscription(stranger, randomUUID())
    expect(unknown?.code).toBe('not_found')
    expect(await refusedSubscription(stranger, mine.generationId)).toEqual(unknown)
    const cursor = encodeCursor(generationStream(mine.generationId), { seq: 1, offset: 0 })
    expect(await refusedSubscription(stranger, mine.generationId, cursor)).toEqual(unknown)
    expect(reply.isOpen).toBe(true)
    expect(await stranger.data('query', 'document.list', {})).toEqual({ items: [] })
  })

  it('[R5] what only operators may do is not there', async () => {
    await using socket = await RawSocket.open(server.url, owner)
    for (const path of ['ai.test', 'ai.setDefault'])
      expect(await socket.refusal('mutation', path, { provider: 'library' })).toMatchObject({ code: 'not_found' })
  })

  it("[T5] an operator's cookie is worth as much as its session: nothing after the log-out", async () => {
    const { cookie } = await newVisitor(server.url)
    const json = { 'content-type': 'application/json' }
    const ask = (path: string, init: RequestInit) => fetch(`${server.url}${path}`, { method: 'POST', ...init })
    const login = await ask('/api/session/operator', {
      headers: { ...json, cookie },
      body: JSON.stringify({ token: operatorToken }),
    })
    const cookies = `${cookie}; ${login.headers.get('set-cookie')?.split(';')[0]}`
    const test = async () => {
      const body = JSON.stringify({ provider: 'library' })
      return (await ask('/trpc/ai.test', { headers: { ...json, cookie: cookies }, body })).status
    }
    expect(await test()).toBe(200)
    await ask('/api/session', { method: 'DELETE', headers: { cookie } })
    expect(await test()).toBe(404)
    const again = await ask('/api/session', { headers: { cookie: cookies } })
    expect(await again.json()).toMatchObject({ isOperator: false })
  })

  it.each([
    ['damaged', () => 'zz.zz.zz'],
    ['empty', () => ''],
    ['of another stream', () => encodeCursor(generationStream(randomUUID()), { seq: 1, offset: 0 })],
    ['of the future', () => encodeCursor(generationStream(mine.generationId), { seq: 10 ** 9, offset: 3 })],
    ['beyond the text', () => encodeCursor(generationStream(mine.generationId), { seq: 2, offset: 10 ** 6 })],
    ['that is SQL', () => "1'; drop table events; --"],
    ['with U+0000', () => '1.1.\u0000'],
  ])('[EL5] a cursor %s is answered by a snapshot', async (_what, cursor) => {
    await using socket = await RawSocket.open(server.url, owner)
    const input = { generationId: mine.generationId, lastEventId: cursor() }
    const id = socket.ask('subscription', 'generation.follow', input)
    const first = await socket.until(() => socket.eventsOf(id)[0])
    expect(first.event).toMatchObject({ type: 'snapshot', state: { text: 'Nobody else may read this.' } })
    // Its own cursor is good to go on from.
    const onward = socket.ask('subscription', 'generation.follow', { ...input, lastEventId: first.cursor })
    socket.ask('query', 'jurisdiction.list', undefined, 'after')
    await socket.frame((frame) => frame.id === 'after')
    expect(socket.eventsOf(onward)).toEqual([])
  })

  it.each([
    ['a cursor of 1 MB', 'x'.repeat(1_000_000)],
    ['a number', 7],
    ['an object', {}],
  ])('[EL5] %s is refused', async (_what, lastEventId) => {
    await using socket = await RawSocket.open(server.url, owner)
    const id = socket.ask('subscription', 'generation.follow', { generationId: mine.generationId, lastEventId })
    expect((await socket.frame((frame) => frame.id === id)).error?.data.app.code).toBe('invalid_input')
  })

  it('[R4] deleting a document stops its generation, lets its readers go, and leaves nothing', async () => {
    const visitor = await newVisitor(server.url)
    await using socket = await RawSocket.open(server.url, visitor)
    const { generationId, documentId } = await start(socket)
    const upstream = await peer.next()
    const id = socket.ask('subscription', 'generation.follow', { generationId })
    await upstream.token('Soon gone.')
    await socket.until(() => socket.eventsOf(id).find(({ event }) => event.type === 'delta'))
    await socket.data('mutation', 'document.delete', { documentId })
    await upstream.closed
    await socket.allEvents(id)
    const types: GenerationEvent['type'][] = socket.eventsOf(id).map(({ event }) => event.type)
    expect(types.at(-1)).toBe('delta')
    expect((await refusedSubscription(socket, generationId))?.code).toBe('not_found')
    expect((await socket.refusal('query', 'document.get', { documentId })).code).toBe('not_found')
    expect(await socket.data('query', 'document.list', {})).toEqual({ items: [] })
  })

  it('[R4] a reader that waits for the first event of a document that is deleted is let go without one', async () => {
    const visitor = await newVisitor(server.url)
    await using socket = await RawSocket.open(server.url, visitor)
    const { generationId, documentId } = await start(socket)
    await peer.next()
    const all = socket.ask('subscription', 'generation.follow', { generationId })
    const cursor = (await socket.until(() => socket.eventsOf(all).find(({ event }) => event.type === 'attempt'))).cursor
    const id = socket.ask('subscription', 'generation.follow', { generationId, lastEventId: cursor })
    await socket.frame((frame) => frame.id === id && frame.result?.type === 'started')
    await socket.data('mutation', 'document.delete', { documentId })
    expect(await socket.allEvents(id)).toEqual([])
  })

  it('[T5] a log-out closes every socket and event stream of the session, and nobody else', async () => {
    const visitor = await newVisitor(server.url)
    await using first = await RawSocket.open(server.url, visitor)
    await using second = await RawSocket.open(server.url, visitor)
    await using neighbour = await RawSocket.open(server.url, owner)
    const { generationId } = await start(first)
    const upstream = await peer.next()
    first.ask('subscription', 'generation.follow', { generationId })
    const address = new URL(`/api/generations/${generationId}/events`, server.url)
    const events = await fetch(address, { headers: { cookie: visitor.cookie } })
    const gone = await fetch(new URL('/api/session', server.url), {
      method: 'DELETE',
      headers: { cookie: visitor.cookie },
    })
    expect(gone.status).toBe(204)
    expect((await first.closed).code).toBe(4001)
    expect((await second.closed).code).toBe(4001)
    expect(await events.text()).toContain('started')
    expect((await neighbour.call('query', 'document.list', {})).error).toBeUndefined()
    const refused = await RawSocket.open(server.url, visitor).catch((error: unknown) => error)
    expect(refused).toMatchObject({ status: 401, body: { code: 'no_session' } })
    // The generation is nobody's to stop now, and goes on.
    expect(upstream.isOpen).toBe(true)
  })

  it.each([
    ['a foreign Origin', { origin: 'https://evil.example' }, 403],
    ['the Origin "null"', { origin: 'null' }, 403],
    ['an Origin that only begins like ours', { origin: 'http://127.0.0.1.evil.example' }, 403],
    ['an Origin of another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['a foreign Host', { host: 'evil.example' }, 403],
    ['a Host that is none', { host: 'evil example' }, 403],
    ['another site, by what the browser says', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('[T5] %s is refused, on the upgrade and on HTTP', async (_what, headers, status) => {
    const refused = await RawSocket.open(server.url, owner, headers).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(UpgradeRefused)
    expect(refused).toMatchObject({ status, body: { code: 'forbidden' } })
  })

  it('[T5] no session, a made-up one and one of 1 MB are refused', async () => {
    const refused = await RawSocket.open(server.url).catch((error: unknown) => error)
    expect(refused).toMatchObject({ status: 401, body: { code: 'no_session' } })
    const madeUp = { cookie: `clausemint_session=${'A'.repeat(43)}`, member: '' }
    expect(await RawSocket.open(server.url, madeUp).catch((error: unknown) => error)).toMatchObject({ status: 401 })
  })

  it('[T1] nothing but /trpc is upgraded', async () => {
    const { WebSocket } = await import('ws')
    for (const path of ['/', '/trpcx', '/api/session', '/trpc/generation.follow']) {
      const socket = new WebSocket(server.url.replace('http', 'ws') + path, { headers: { cookie: owner.cookie } })
      const status = await new Promise((resolve) => {
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
        socket.on('open', () => resolve('open'))
        socket.on('error', () => {})
      })
      socket.terminate()
      expect(status).toBe(404)
    }
  })
})

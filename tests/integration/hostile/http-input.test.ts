import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { StartedGeneration } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { eventsOf, refusalOf, send, textOf } from '../http/support.ts'
import { newVisitor, RawSocket, type Visitor } from '../spine/support/raw-socket.ts'

const generous = { LIMIT_CONCURRENT_GENERATIONS: '100', LIMIT_GENERATIONS_PER_MINUTE: '1000' }

/** What comes back for these bytes until the server closes the connection. */
async function answerTo(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.end(bytes)
  let answer = ''
  for await (const part of socket.setEncoding('utf8')) answer += part
  return answer
}

/** Resolves once the words have come, and leaves the response open. */
function said(response: IncomingMessage | undefined, words: string): Promise<void> {
  let text = ''
  return new Promise((resolve) =>
    response?.on('data', (chunk) => {
      text += String(chunk)
      if (text.includes(words)) resolve()
    }),
  )
}

describe('plain HTTP from somebody hostile', () => {
  let peer: ModelPeer
  let server: TestServer
  let visitor: Visitor
  beforeAll(async () => {
    peer = await startModelPeer()
    server = await startServer({ env: { ...peerEnvironment(peer), LIMIT_EVENT_STREAMS_PER_MEMBER: '3', ...generous } })
    visitor = await newVisitor(server.url)
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
  })
  const started = async (who: Visitor): Promise<StartedGeneration> => {
    await using socket = await RawSocket.open(server.url, who)
    return await socket.data<StartedGeneration>('mutation', 'nda.generate', {
      requestId: randomUUID(),
      terms: someTermsInput,
    })
  }

  it.each([
    ['an address that is none', 'GET /api/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 400],
    [
      'two lengths',
      'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n',
      400,
    ],
    [
      'a length and chunks',
      'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['another protocol', '\x16\x03\x01\x00\xa5\x01', 400],
    ['a huge head', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
  ])('[T5] %s is answered like every other error, and once', async (_, bytes, status) => {
    const [head, body = '', ...more] = (await answerTo(server.url, bytes)).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(JSON.parse(body)).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } })
    expect(more).toEqual([])
  })

  it.each(['gzip', 'br', 'deflate, gzip', 'x'])('[T5] a body sent as %s is told to come as it is', async (encoding) => {
    for (const path of ['/api/nda/generate/streaming/', '/trpc/nda.generate', '/api/documents']) {
      const headers = { cookie: visitor.cookie, 'content-type': 'application/json', 'content-encoding': encoding }
      const refused = await send(server.url, path, { method: 'POST', headers, body: '{"party_a":"A"}' })
      expect(refused.headers['accept-encoding']).toBe('identity')
      expect(await refusalOf(refused)).toMatchObject({
        status: 415,
        code: 'invalid_input',
        message: expect.stringContaining('not compressed'),
      })
    }
  })

  it.each([
    ['compressed', [0xc1, 0x82, 0, 0, 0, 0, 0x7b, 0x7d]],
    ['not masked', [0x81, 0x02, 0x7b, 0x7d]],
    ['endless', [0x81, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0]],
  ])('[T5] a frame that is %s closes its socket, and is no failure of ours', async (_, frame) => {
    const upgrade = [
      'GET /trpc HTTP/1.1',
      'Host: localhost',
      `Cookie: ${visitor.cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ]
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.write(`${upgrade.join('\r\n')}\r\n\r\n`)
    await once(socket, 'data')
    const closed = once(socket.resume(), 'close')
    socket.write(Buffer.from(frame))
    await closed
    expect(server.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([])
  })

  it('[T1] a client that offers HTTP/2 is answered all the same', async () => {
    const offer = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAARAAAAA' }
    const answer = await send(server.url, '/api/session', { method: 'POST', headers: offer })
    expect(answer.statusCode).toBe(200)
    expect(await textOf(answer)).toContain('"member":"')
  })

  it('[H] an address means the same with a slash at its end and without', async () => {
    for (const path of [
      '/api/nda/generate/streaming',
      '/api/nda/generate/streaming/',
      '/health/live',
      '/health/live/',
    ]) {
      const { status } = await fetch(new URL(path, server.url), { method: path.includes('api') ? 'POST' : 'GET' })
      expect([path, status]).toEqual([path, path.includes('api') ? 401 : 200])
    }
  })

  it('[H] a body that is no UTF-8 is refused: its letters would stand as marks in a contract', async () => {
    const body = Buffer.from('{"party_a":"Société A","party_b":"B","purpose":"Testing"}', 'latin1')
    const headers = { 'content-type': 'application/json', cookie: visitor.cookie }
    const answer = await send(server.url, '/api/nda/generate/streaming/', { method: 'POST', headers, body })
    expect(await refusalOf(answer)).toMatchObject({
      status: 400,
      code: 'invalid_input',
      message: expect.stringContaining('UTF-8'),
    })
  })

  it('[H] a program that always says it sends JSON may send none', async () => {
    const headers = { cookie: visitor.cookie, 'content-type': 'application/json' }
    expect((await send(server.url, '/api/session', { method: 'POST', headers })).statusCode).toBe(200)
    const { generationId } = await started(visitor)
    const cancelled = await send(server.url, `/api/generations/${generationId}`, { method: 'DELETE', headers })
    expect(JSON.parse(await textOf(cancelled))).toEqual({ status: 'cancelling' })
    const none = await send(server.url, '/api/chat/streaming/', { method: 'POST', headers })
    expect(await refusalOf(none)).toMatchObject({ status: 400, code: 'invalid_input' })
  })

  it('[H] HEAD of a stream that goes on is answered at once', async () => {
    const { generationId } = await started(visitor)
    const response = await send(server.url, `/api/generations/${generationId}/events`, {
      method: 'HEAD',
      headers: { cookie: visitor.cookie },
    })
    expect(response.headers).toMatchObject({ 'content-type': expect.stringContaining('text/event-stream') })
    expect(await textOf(response)).toBe('')
  })

  it('[T5] a member reads only so many event streams at a time, and begins none that could not be read', async () => {
    const reader = await newVisitor(server.url)
    const { generationId } = await started(reader)
    const headers = { cookie: reader.cookie }
    const events = `/api/generations/${generationId}/events`
    const subscription = `/trpc/generation.follow?input=${encodeURIComponent(JSON.stringify({ generationId }))}`
    const reading = [
      await send(server.url, events, { headers }),
      await send(server.url, events, { headers }),
      await send(server.url, subscription, { headers: { ...headers, accept: 'text/event-stream' } }),
    ]
    for (const response of reading) expect(response.statusCode).toBe(200)
    // tRPC answers before it asks the procedure, which takes the place.
    await said(reading[2], '"started"')
    const limited = { status: 429, code: 'limit_reached', limit: 'event_streams_per_member' }
    expect(await refusalOf(await send(server.url, events, { headers }))).toMatchObject(limited)
    const post = await send(server.url, '/api/nda/generate/streaming/', {
      method: 'POST',
      headers,
      body: { party_a: 'A', party_b: 'B', purpose: 'Testing' },
    })
    expect(await refusalOf(post)).toMatchObject(limited)
    await using socket = await RawSocket.open(server.url, reader)
    const { items } = await socket.data<{ items: unknown[] }>('query', 'document.list', {})
    expect(items).toHaveLength(1)

    const closed = new Promise((resolve) => reading[0]?.once('close', resolve))
    reading[0]?.destroy()
    await closed
    let again = await send(server.url, events, { headers })
    while (again.statusCode !== 200) {
      await textOf(again)
      again = await send(server.url, events, { headers })
    }
    for await (const { data } of eventsOf(again)) {
      expect(data.status).toBe('started')
      break
    }
  })

  it('[R4] whoever is let in while the document is deleted is let go', async () => {
    for (let round = 0; round < 20; round++) {
      const { generationId, documentId } = await started(visitor)
      const headers = { cookie: visitor.cookie }
      await using socket = await RawSocket.open(server.url, visitor)
      const [response] = await Promise.all([
        send(server.url, `/api/generations/${generationId}/events`, { headers }),
        socket.data('mutation', 'document.delete', { documentId }),
      ])
      expect([200, 404]).toContain(response.statusCode)
      // Ends: nobody would ever wake it.
      await textOf(response)
    }
  })

  it('[R4] a question about a document that is being deleted finds it gone, and is no failure', async () => {
    await using socket = await RawSocket.open(server.url, visitor)
    for (let round = 0; round < 10; round++) {
      const { generationId, documentId } = await socket.data<StartedGeneration>('mutation', 'nda.generate', {
        requestId: randomUUID(),
        terms: someTermsInput,
        provider: 'library',
      })
      await socket.allEvents(socket.ask('subscription', 'generation.follow', { generationId }))
      const question = { text: 'How long does it last?' }
      const asking = ['one', 'two', 'three', 'four'].map(() =>
        socket.call('mutation', 'chat.send', { requestId: randomUUID(), documentId, question, provider: 'library' }),
      )
      const deleting = socket.call('mutation', 'document.delete', { documentId })
      const refused = (await Promise.all(asking)).flatMap(({ error }) => error?.data.app.code ?? [])
      expect(new Set(['not_found', ...refused])).toEqual(new Set(['not_found']))
      expect((await deleting).error).toBeUndefined()
    }
  })

  it('who calls is told', async () => {
    await using socket = await RawSocket.open(server.url, visitor)
    const { member, isOperator } = await socket.data<{ member: string; isOperator: boolean }>('query', 'member.me')
    expect({ member, isOperator }).toEqual({ member: visitor.member, isOperator: false })
  })
})

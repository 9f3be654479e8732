import { randomUUID } from 'node:crypto'
import { draftNda } from '@clausemint/documents'
import { ndaTermsSchema } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { chance, sampled, seed } from '../spine/support/chance.ts'
import { newVisitor, type Visitor } from '../spine/support/raw-socket.ts'
import { eventsOf, refusalOf, type SentEvent, send, textOf } from './support.ts'

const path = '/api/nda/generate/streaming/'
/** The body of the streaming guide's example. */
const guide = {
  party_a: 'ABC Corp',
  party_b: 'XYZ Ltd',
  purpose: 'Business collaboration',
  jurisdiction: 'India',
  nda_type: 'mutual',
}

const textIn = (events: readonly SentEvent[]): string => {
  let text = ''
  for (const { data } of events) {
    if (data.status === 'attempt') text = text.slice(0, Number(data.offset))
    if (data.status !== 'delta') continue
    expect(data.offset).toBeLessThanOrEqual(text.length)
    text += (data.text ?? '').slice(text.length - Number(data.offset))
  }
  return text
}

describe(`plain HTTP (seed ${seed})`, () => {
  let peer: ModelPeer
  let server: TestServer
  let visitor: Visitor
  beforeAll(async () => {
    peer = await startModelPeer()
    server = await startServer({
      env: { ...peerEnvironment(peer), LIMIT_GENERATIONS_PER_MINUTE: '1000', LIMIT_CONCURRENT_GENERATIONS: '100' },
    })
    visitor = await newVisitor(server.url)
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
  })

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    send(server.url, path, { method: 'POST', headers: { cookie: visitor.cookie, ...headers }, body })
  const follow = (id: string, lastEventId?: string) =>
    send(server.url, `/api/generations/${id}/events`, {
      headers: { cookie: visitor.cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    })
  const idOf = (response: { headers: Record<string, unknown> }): string => String(response.headers['x-generation-id'])

  it("[H] the streaming guide's example works as it is written", async () => {
    const response = await post({ ...guide, provider: 'library' })
    expect(response.statusCode).toBe(200)
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    const events = await Array.fromAsync(eventsOf(response))
    const statuses = events.map(({ data }) => data.status)
    expect(statuses[0]).toBe('started')
    expect(statuses).toContain('progress')
    expect(statuses).toContain('delta')
    expect(statuses.filter((status) => ['completed', 'cancelled', 'error'].includes(status))).toEqual(['completed'])
    expect(statuses.at(-1)).toBe('completed')
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    const terms = { partyA: { name: 'ABC Corp' }, partyB: { name: 'XYZ Ltd' }, purpose: 'Business collaboration' }
    const whole = draftNda(ndaTermsSchema.parse({ ...terms, jurisdiction: 'india' })).text
    expect(events.at(-1)?.data.content).toBe(whole)
    expect(textIn(events)).toBe(whole)
  })

  it('[H] [EL2] words are sent as they are made', async () => {
    const response = await post(guide)
    const reply = await peer.next()
    const events = eventsOf(response)
    for (const word of ['One ', 'word\n\n', 'at a time.']) {
      await reply.token(word)
      for (;;) {
        const { value } = await events.next()
        if (value?.data.status !== 'delta') continue
        expect(value.data.text).toBe(word)
        break
      }
    }
    reply.finish()
    const rest = await Array.fromAsync(events)
    expect(rest.at(-1)?.data).toMatchObject({ status: 'completed', content: 'One word\n\nat a time.' })
  })

  it('[G2] [H] the same Idempotency-Key is the same generation, with other input a conflict', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const responses = await Promise.all([post(guide, headers), post(guide, headers)])
    expect(new Set(responses.map(idOf)).size).toBe(1)
    const reply = await peer.next()
    await reply.token('Once.')
    const other = await refusalOf(await post({ ...guide, purpose: 'Another purpose' }, headers))
    expect(other).toMatchObject({ status: 409, code: 'conflict' })
    reply.finish()
    for (const response of responses)
      expect((await Array.fromAsync(eventsOf(response))).at(-1)?.data.content).toBe('Once.')
    expect(await refusalOf(await post(guide, { 'idempotency-key': 'x' }))).toMatchObject({ status: 400 })
    expect(await refusalOf(await post(guide, { 'idempotency-key': 'x'.repeat(5_000) }))).toMatchObject({ status: 400 })
  })

  it('[H] [EL4] a reader that is cut again and again resumes by Last-Event-ID and loses nothing', async () => {
    const random = chance(77)
    const cuts = sampled(15, 100)
    const response = await post(guide)
    const id = idOf(response)
    const reply = await peer.next()
    const events: SentEvent[] = []
    let told = ''
    let reading = eventsOf(response)
    let wire = response
    for (let cut = 0; cut < cuts; cut++) {
      for (let i = 0; i <= random.below(20); i++) {
        const token = `${cut}.${i} परी🤝 `
        told += token
        await reply.token(token)
      }
      const target = random.below(told.length)
      while (textIn(events).length < target) {
        const { value, done } = await reading.next()
        if (done) throw new Error('the stream ended early')
        events.push(value)
      }
      wire.destroy()
      wire = await follow(id, events.at(-1)?.id)
      reading = eventsOf(wire)
    }
    reply.finish()
    events.push(...(await Array.fromAsync(reading)))
    expect(events.map(({ data }) => data.status)).not.toContain('snapshot')
    expect(textIn(events)).toBe(told)
    expect(events.at(-1)?.data).toMatchObject({ status: 'completed', content: told })
    // An EventSource asks again after the end; it is told that there is nothing more.
    expect((await follow(id, events.at(-1)?.id)).statusCode).toBe(204)
    const bad = await Array.fromAsync(eventsOf(await follow(id, 'nonsense')))
    expect(bad.map(({ data }) => data.status)).toEqual(['snapshot', 'completed'])
  })

  it('[H] [G3] a reader that goes away ends nothing; DELETE does', async () => {
    const response = await post(guide)
    const id = idOf(response)
    const reply = await peer.next()
    const events = eventsOf(response)
    await events.next()
    response.destroy()
    await reply.token('Written for nobody. ')
    expect(reply.isOpen).toBe(true)
    const second = eventsOf(await follow(id))
    for (let next = await second.next(); next.value?.data.status !== 'delta'; next = await second.next());
    const gone = await send(server.url, `/api/generations/${id}`, {
      method: 'DELETE',
      headers: { cookie: visitor.cookie },
    })
    expect(gone.statusCode).toBe(200)
    expect(JSON.parse(await textOf(gone))).toEqual({ status: 'cancelling' })
    await reply.closed
    const rest = await Array.fromAsync(second)
    expect(rest.map(({ data }) => data.status)).toEqual(['cancelling', 'cancelled'])
    const again = await send(server.url, `/api/generations/${id}`, {
      method: 'DELETE',
      headers: { cookie: visitor.cookie },
    })
    expect(JSON.parse(await textOf(again))).toEqual({ status: 'cancelled' })
  })

  it('[T3] [H] readers that do not read slow nobody, and get every word once they do', async () => {
    const response = await post(guide)
    const id = idOf(response)
    const reply = await peer.next()
    const slow = await Promise.all(Array.from({ length: 5 }, () => follow(id)))
    for (const reader of slow) reader.pause()
    const piece = 'परीक्षण '.repeat(500)
    const before = process.memoryUsage().arrayBuffers
    const fast = Array.fromAsync(eventsOf(response))
    for (let i = 0; i < 40; i++) await reply.token(piece)
    reply.finish()
    const whole = textIn(await fast)
    expect(whole).toBe(piece.repeat(40))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024)
    for (const reader of slow) {
      const events = await Array.fromAsync(eventsOf(reader))
      expect(textIn(events)).toBe(whole)
      expect(events.at(-1)?.data.content).toBe(whole)
    }
  })

  it.each([
    ['no fields', {}, ['party_a', 'party_b', 'purpose']],
    ['an empty name', { ...guide, party_a: '' }, ['party_a.name']],
    ['the same party twice', { ...guide, party_b: 'abc corp' }, ['party_b.name']],
    ['a kind of agreement that is none', { ...guide, nda_type: 'four-way' }, ['nda_type']],
    ['a jurisdiction that is none', { ...guide, jurisdiction: 'Atlantis' }, ['jurisdiction']],
    ['a control character', { ...guide, purpose: 'a\u0000b' }, ['purpose']],
    ['a number for a name', { ...guide, party_a: 7 }, ['party_a']],
    ['a provider that is not set up', { ...guide, provider: 'nobody' }, ['provider']],
  ])('[H] what is wrong is said before the stream, in the fields of the caller: %s', async (_what, body, fields) => {
    const response = await post(body)
    expect(response.headers['content-type']).toMatch(/^application\/json/)
    const refusal = await refusalOf(response)
    expect(refusal).toMatchObject({ status: 400, code: 'invalid_input' })
    expect(refusal.fields?.map((field) => field.path)).toEqual(expect.arrayContaining(fields))
  })

  it.each([
    ['no JSON', '{"party_a":', { 'content-type': 'application/json' }, 400],
    ['null', 'null', { 'content-type': 'application/json' }, 400],
    ['an array', '[]', { 'content-type': 'application/json' }, 400],
    ['nothing', '', { 'content-type': 'application/json' }, 400],
    ['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, { 'content-type': 'application/json' }, 400],
    ['a form', 'party_a=ABC', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['plain text', JSON.stringify(guide), { 'content-type': 'text/plain' }, 400],
    ['3 MB', 'x'.repeat(3_000_000), { 'content-type': 'application/json' }, 413],
  ])('[H] [T5] a body that is %s', async (_what, body, headers, status) => {
    const refusal = await refusalOf(await post(body, headers))
    expect(refusal.status).toBe(status)
    expect(['invalid_input', 'too_large']).toContain(refusal.code)
  })

  it('[H] no session is 401, an unknown generation 404, and so is one of somebody else', async () => {
    const nobody = await refusalOf(await send(server.url, path, { method: 'POST', body: guide }))
    expect(nobody).toMatchObject({ status: 401, code: 'no_session' })
    const response = await post(guide)
    const reply = await peer.next()
    const { cookie } = await newVisitor(server.url)
    const answers = []
    for (const id of [idOf(response), randomUUID(), 'nonsense', '..%2f..%2fetc'])
      for (const [method, suffix] of [
        ['GET', '/events'],
        ['DELETE', ''],
      ] as const)
        answers.push(
          await refusalOf(await send(server.url, `/api/generations/${id}${suffix}`, { method, headers: { cookie } })),
        )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ status: 404, code: 'not_found' })
    expect(reply.isOpen).toBe(true)
    reply.cut()
    response.destroy()
  })

  it.each([
    ['a foreign Host', { host: 'evil.example' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
  ])('[T5] %s is refused on every route', async (_what, headers) => {
    for (const [method, route] of [
      ['POST', '/api/session'],
      ['POST', path],
      ['DELETE', '/api/session'],
      ['GET', '/trpc/document.list?input=%7B%7D'],
      ['POST', '/trpc/nda.generate'],
      ['GET', '/health/live'],
    ] as const) {
      const refusal = await refusalOf(
        await send(server.url, route, { method, headers: { cookie: visitor.cookie, ...headers } }),
      )
      expect(refusal, route).toMatchObject({ status: 403, code: 'forbidden' })
    }
  })

  it('[T1] [T5] tRPC over HTTP answers the same, and refuses too many calls in one request', async () => {
    const headers = { cookie: visitor.cookie }
    const list = await send(server.url, '/trpc/jurisdiction.list', { headers })
    expect(list.statusCode).toBe(200)
    const many = Array.from({ length: 800 }, () => 'jurisdiction.list').join(',')
    const refused = await send(server.url, `/trpc/${many}?batch=1`, { headers })
    expect(refused.statusCode).toBeGreaterThanOrEqual(400)
    expect(await textOf(refused)).not.toContain('England')
    const some = Array.from({ length: server.config.limits.callsPerMessage + 1 }, () => 'jurisdiction.list').join(',')
    const over = await send(server.url, `/trpc/${some}?batch=1`, { headers })
    expect(over.statusCode).toBe(400)
    for (const [method, route] of [
      ['GET', '/trpc/nda.generate?input=%7B%7D'],
      ['POST', '/trpc/document.list'],
      ['GET', '/trpc/__proto__'],
      ['GET', '/trpc/constructor'],
      ['GET', '/trpc/document.list?input=%7B'],
      ['GET', '/trpc/%00'],
    ] as const) {
      const answer = await send(server.url, route, { method, headers })
      expect(answer.statusCode, route).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode, route).toBeLessThan(500)
      expect(await textOf(answer)).not.toMatch(/node_modules|at .*\.ts:/)
    }
  })

  it('[T5] keys of prototypes in a body change nothing', async () => {
    const body = `{"party_a":"ABC Corp","party_b":"XYZ Ltd","purpose":"Test","provider":"library","__proto__":{"isOperator":true},"constructor":{"prototype":{"polluted":1}}}`
    const response = await post(body, { 'content-type': 'application/json' })
    expect([200, 400]).toContain(response.statusCode)
    response.destroy()
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Reflect.get({}, 'isOperator')).toBeUndefined()
  })
})

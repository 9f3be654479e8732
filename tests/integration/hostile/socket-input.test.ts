import { randomUUID } from 'node:crypto'
import type { DocumentDetail, DocumentPage, StartedGeneration } from '@clausemint/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { newVisitor, RawSocket, type Visitor } from '../spine/support/raw-socket.ts'

const million = 'x'.repeat(1_000_000)
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
const party = (name: unknown) => ({ ...someTermsInput, partyA: { name } })

/** Terms nobody's form would send, and where the answer has to point. */
const badTerms: [string, unknown, string][] = [
  ['an empty name', party(''), 'terms.partyA.name'],
  ['a name of spaces', party('   '), 'terms.partyA.name'],
  ['a name of 1 MB', party(million), 'terms.partyA.name'],
  ['a number for a name', party(7), 'terms.partyA.name'],
  ['null for a name', party(null), 'terms.partyA.name'],
  ['an array for a party', { ...someTermsInput, partyA: [] }, 'terms.partyA'],
  ['a control character', party('Aster\u0007ion'), 'terms.partyA.name'],
  ['U+0000', party('Aster\u0000ion'), 'terms.partyA.name'],
  ['a mark that turns text around', party('Asterion \u202emoc.live'), 'terms.partyA.name'],
  ['half a surrogate pair', party('Asterion \ud83d'), 'terms.partyA.name'],
  ['a line break in a name', party('Asterion\nLabs'), 'terms.partyA.name'],
  ['the same party twice', { ...someTermsInput, partyB: { name: 'ASTERION LABS' } }, 'terms.partyB.name'],
  ['a purpose of 1 MB', { ...someTermsInput, purpose: million }, 'terms.purpose'],
  ['no purpose', { ...someTermsInput, purpose: '' }, 'terms.purpose'],
  ['special terms with U+0000', { ...someTermsInput, specialTerms: 'one\u0000two' }, 'terms.specialTerms'],
  ['a term of zero months', { ...someTermsInput, termMonths: 0 }, 'terms.termMonths'],
  ['half a month', { ...someTermsInput, termMonths: 1.5 }, 'terms.termMonths'],
  ['an endless term', { ...someTermsInput, termMonths: 1e308 }, 'terms.termMonths'],
  ['a day that is none', { ...someTermsInput, effectiveDate: '2026-02-30' }, 'terms.effectiveDate'],
  ['a jurisdiction that is none', { ...someTermsInput, jurisdiction: 'atlantis' }, 'terms.jurisdiction'],
  ['a third party who is not asked for', { ...someTermsInput, partyC: { name: 'Third' } }, 'terms.partyC'],
  ['a field that does not exist', { ...someTermsInput, admin: true }, 'terms.admin'],
  ['no terms', undefined, 'terms'],
  ['a string for terms', 'terms', 'terms'],
  ['an array for terms', [], 'terms.partyA'],
]

describe('what no honest client sends over a socket', () => {
  let server: TestServer
  let visitor: Visitor
  beforeAll(async () => {
    server = await startServer({ env: { LIMIT_MESSAGES_PER_SECOND: '1000', LIMIT_SOCKETS_PER_MEMBER: '100' } })
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    visitor = await newVisitor(server.url)
  })

  const openSocket = () => RawSocket.open(server.url, visitor)
  /** The process lives, the visitor is served, and nothing of theirs was half-written. */
  const expectNothingWritten = async () => {
    await using socket = await openSocket()
    expect(await socket.data<DocumentPage>('query', 'document.list', {})).toEqual({ items: [] })
  }

  it.each(badTerms)('[T5] [G8] terms: %s', async (_what, terms, path) => {
    await using socket = await openSocket()
    const refusal = await socket.refusal('mutation', 'nda.generate', { requestId: randomUUID(), terms })
    expect(refusal).toMatchObject({ code: 'invalid_input', retryable: false })
    expect(refusal.fields?.map((field) => field.path)).toContain(path)
    expect(JSON.stringify(refusal).length).toBeLessThan(2_000)
    await expectNothingWritten()
  })

  it.each([
    ['an empty request id', { requestId: '', terms: someTermsInput }],
    ['a request id of 1 MB', { requestId: million, terms: someTermsInput }],
    ['a provider of 1 MB', { requestId: randomUUID(), terms: someTermsInput, provider: million }],
    ['a provider that is not set up', { requestId: randomUUID(), terms: someTermsInput, provider: 'nobody' }],
    [
      'a provider named like an object property',
      { requestId: randomUUID(), terms: someTermsInput, provider: 'toString' },
    ],
    ['"yes" for a boolean', { requestId: randomUUID(), terms: someTermsInput, localOnly: 'yes' }],
    ['a field that does not exist', { requestId: randomUUID(), terms: someTermsInput, member: randomUUID() }],
    ['null', null],
    ['a number', 7],
    ['a string', 'generate'],
    ['an array', [1, 2, 3]],
    ['nothing', undefined],
  ])('[T5] nda.generate: %s', async (_what, input) => {
    await using socket = await openSocket()
    expect(await socket.refusal('mutation', 'nda.generate', input)).toMatchObject({ code: 'invalid_input' })
    await expectNothingWritten()
  })

  it('[T5] keys of prototypes are fields that do not exist, and change nothing', async () => {
    await using socket = await openSocket()
    const terms = JSON.stringify(someTermsInput)
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      socket.send(
        `{"id":"${key}","method":"mutation","params":{"path":"nda.generate","input":{"requestId":"${randomUUID()}","terms":${terms.slice(0, -1)},"${key}":{"isOperator":true,"polluted":true}}}}}`,
      )
      expect((await socket.frame(({ id }) => id === key)).error?.data.app.code).toBe('invalid_input')
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    await expectNothingWritten()
  })

  it('[T5] JSON that is 100,000 levels deep', async () => {
    await using socket = await openSocket()
    socket.send(`{"id":1,"method":"mutation","params":{"path":"nda.generate","input":${deep(100_000)}}}`)
    expect((await socket.frame(({ id }) => id === 1)).error?.data.app.code).toBe('invalid_input')
    socket.send(`{"id":2,"method":"mutation","params":{"path":"nda.generate","input":{"terms":${deep(100_000)}}}}`)
    expect((await socket.frame(({ id }) => id === 2)).error?.data.app.code).toBe('invalid_input')
    await expectNothingWritten()
  })

  it('[T5] a script in a name stays a name', async () => {
    await using socket = await openSocket()
    const name = `<script>alert(1)</script><img src=x onerror="alert(2)">`
    const input = { requestId: randomUUID(), terms: { ...party(name), specialTerms: '[link](javascript:alert(3))' } }
    const { generationId, documentId } = await socket.data<StartedGeneration>('mutation', 'nda.generate', input)
    const events = await socket.allEvents(socket.ask('subscription', 'generation.follow', { generationId }))
    expect(events.at(-1)?.event.type).toBe('completed')
    const document = await socket.data<DocumentDetail>('query', 'document.get', { documentId })
    expect(document.title).toContain(name)
    expect(document.text).not.toMatch(/(?<!\\)<(script|img)/)
    expect(document.text).not.toMatch(/(?<!\\)\[link\]\(/)
  })

  it.each([
    ['no JSON', 'generate!'],
    ['half of JSON', '{"id":1,"method":'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
    ['a string', '"PING"'],
    ['an array of junk', '[null, 7, "x", []]'],
    ['an array in an array', '[[{"id":1}]]'],
    ['no method', '{"id":"odd"}'],
    ['a method that is none', '{"id":"odd","method":"delete","params":{"path":"document.list"}}'],
    ['no path', '{"id":"odd","method":"query","params":{}}'],
    ['a number for a path', '{"id":"odd","method":"query","params":{"path":7}}'],
    ['params that are none', '{"id":"odd","method":"query","params":7}'],
    ['an object for an id', '{"id":{},"method":"query","params":{"path":"jurisdiction.list"}}'],
    ['id: null', '{"id":null,"method":"query","params":{"path":"jurisdiction.list"}}'],
    ['id: null for a subscription', '{"id":null,"method":"subscription","params":{"path":"generation.follow"}}'],
    ['no id', '{"method":"query","params":{"path":"jurisdiction.list"}}'],
    ['an id of 1 MB', `{"id":"${million}","method":"query","params":{"path":"jurisdiction.list"}}`],
  ])('[T5] a frame with %s is answered by a typed error', async (_what, frame) => {
    await using socket = await openSocket()
    socket.send(frame)
    const answer = await socket.frame(() => true)
    expect(answer.error?.data.app.code).toBe('invalid_input')
    expect(answer.id).toBe(frame.includes('"odd"') ? 'odd' : null)
    expect(JSON.stringify(answer).length).toBeLessThan(2_000)
    expect((await socket.call('query', 'jurisdiction.list')).error).toBeUndefined()
  })

  it.each(['query', 'mutation'] as const)('[T5] paths that are none, as a %s', async (method) => {
    await using socket = await openSocket()
    for (const path of [
      '',
      '.',
      'nda',
      'nda.',
      '__proto__',
      'constructor',
      'nda.__proto__',
      'nda.generate.toString',
      million.slice(0, 9_999),
    ])
      expect(await socket.refusal(method, path, {}), path.slice(0, 40)).toMatchObject({ code: 'not_found' })
  })

  it('[T5] a mutation asked for as a query or a subscription does nothing', async () => {
    await using socket = await openSocket()
    const input = { requestId: randomUUID(), terms: someTermsInput }
    expect((await socket.refusal('query', 'nda.generate', input)).code).toMatch(/invalid_input|not_found/)
    const id = socket.ask('subscription', 'nda.generate', input)
    expect((await socket.frame((frame) => frame.id === id)).error?.data.app.code).toMatch(/invalid_input|not_found/)
    await expectNothingWritten()
  })

  it('[T5] binary frames', async () => {
    await using socket = await openSocket()
    for (const bytes of [Buffer.alloc(0), Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('{"id":"odd"}')]) {
      const before = socket.frames.length
      socket.send(bytes)
      await socket.until(() => socket.frames[before])
      expect(socket.frames[before]?.error?.data.app.code).toBe('invalid_input')
    }
    expect((await socket.call('query', 'jurisdiction.list')).error).toBeUndefined()
  })

  it('[T5] a text frame that is not UTF-8 closes its own socket only', async () => {
    await using bad = await openSocket()
    await using good = await openSocket()
    bad.socket.send(Buffer.from([0x22, 0xff, 0x22]), { binary: false })
    expect((await bad.closed).code).toBe(1007)
    expect((await good.call('query', 'jurisdiction.list')).error).toBeUndefined()
  })

  it('[T5] a frame over the limit closes its own socket only', async () => {
    await using bad = await openSocket()
    await using good = await openSocket()
    bad.send('x'.repeat(server.config.limits.messageBytes + 1))
    expect((await bad.closed).code).toBe(1009)
    expect((await good.call('query', 'jurisdiction.list')).error).toBeUndefined()
  })

  it('[T5] 1,000 calls in one frame: none of them runs', async () => {
    await using socket = await openSocket()
    const calls = Array.from({ length: 1_000 }, (_, id) => ({
      id,
      method: 'mutation',
      params: { path: 'nda.generate', input: { requestId: randomUUID(), terms: someTermsInput } },
    }))
    socket.send(calls)
    await socket.frame(({ id }) => id === 999)
    expect(socket.frames.map(({ id }) => id)).toEqual(calls.map(({ id }) => id))
    for (const { error } of socket.frames)
      expect(error?.data.app).toMatchObject({ code: 'limit_reached', limit: 'calls_per_message' })
    await expectNothingWritten()
  })

  const listing = (id: unknown) => ({ id, method: 'query', params: { path: 'jurisdiction.list' } })

  it('[T5] what cannot be read in a message does not keep its other calls from being answered', async () => {
    await using socket = await openSocket()
    socket.send([
      listing('one'),
      { id: 2, method: 'query', params: 7 },
      null,
      { jsonrpc: '2.0', id: 3, method: 'delete' },
      listing('x'.repeat(101)),
      listing({}),
      { id: 4, method: 'subscription.stop', jsonrpc: '1.0' },
      listing('x'.repeat(100)),
    ])
    await socket.until(() => (socket.frames.length >= 5 ? true : undefined))
    expect((await socket.call('query', 'jurisdiction.list')).error).toBeUndefined()
    const answers = socket.frames.slice(0, -1).map(({ id, error }) => [id, error?.data.app.code])
    expect(answers).toHaveLength(5)
    expect(answers).toEqual(
      expect.arrayContaining([
        ['one', undefined],
        [2, 'invalid_input'],
        [3, 'invalid_input'],
        [null, 'invalid_input'],
        ['x'.repeat(100), undefined],
      ]),
    )
    expect(socket.frames.find(({ id }) => id === 3)).toMatchObject({ jsonrpc: '2.0' })
  })

  it('[T5] 100,000 calls without an id are refused in one answer', async () => {
    await using socket = await openSocket()
    socket.send(`[${'{},'.repeat(99_999)}{}]`)
    expect(await socket.frame(() => true)).toMatchObject({
      id: null,
      error: { data: { app: { limit: 'calls_per_message' } } },
    })
    expect((await socket.call('query', 'jurisdiction.list')).error).toBeUndefined()
    expect(socket.frames).toHaveLength(2)
  })

  it('[T5] 100,000 calls with an id are refused in one answer, and by closing the socket', async () => {
    await using socket = await openSocket()
    socket.send(Array.from({ length: 100_000 }, (_, id) => ({ id })))
    expect((await socket.closed).code).toBe(1008)
    expect(socket.frames).toMatchObject([{ id: null, error: { data: { app: { limit: 'calls_per_message' } } } }])
    await expectNothingWritten()
  })

  it('[T5] a subscription is stopped also by a message with too many calls', async () => {
    await using socket = await openSocket()
    const { documentId } = await socket.data<StartedGeneration>('mutation', 'nda.generate', {
      requestId: randomUUID(),
      terms: someTermsInput,
    })
    const id = socket.ask('subscription', 'room.follow', { documentId })
    await socket.frame((frame) => frame.id === id && frame.result?.type === 'data')
    socket.send([...Array.from({ length: 100 }, (_, n) => listing(`n${n}`)), { id, method: 'subscription.stop' }])
    await socket.frame((frame) => frame.id === id && frame.result?.type === 'stopped')
    expect(socket.frames.filter(({ error }) => error)).toHaveLength(100)
  })

  it('[T5] an id that is in use for a subscription is refused, and the subscription goes on', async () => {
    await using socket = await openSocket()
    const { generationId } = await socket.data<StartedGeneration>('mutation', 'nda.generate', {
      requestId: randomUUID(),
      terms: someTermsInput,
    })
    socket.send([
      { id: 'same', method: 'subscription', params: { path: 'generation.follow', input: { generationId } } },
      { id: 'same', method: 'subscription', params: { path: 'generation.follow', input: { generationId } } },
    ])
    const refused = await socket.frame(({ error }) => error !== undefined)
    expect(refused.error?.data.app.code).toBe('invalid_input')
    await socket.frame(({ result }) => result?.type === 'stopped')
    expect(socket.eventsOf('same').at(-1)?.event.type).toBe('completed')
  })
})

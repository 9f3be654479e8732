import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { eventStreamHeaders, eventsOf, refusalOf, send } from '../http/support.ts'
import { answer, type ChatStage, chatStage, promptOf } from './support/stage.ts'

const path = '/api/chat/streaming/'

describe('the chat over plain HTTP', () => {
  let peer: ModelPeer
  let stage: ChatStage
  beforeAll(async () => {
    peer = await startModelPeer()
    stage = await chatStage('pglite', peerEnvironment(peer))
  })
  afterAll(async () => {
    await stage[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
  })

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    send(stage.server.url, path, { method: 'POST', headers: { cookie: stage.person.visitor.cookie, ...headers }, body })

  it('[H] [D6] the guide’s request streams an answer that cites', async () => {
    const response = await post({
      document_id: await stage.document(),
      message: 'Explain the term',
      provider: 'library',
    })
    expect(response.statusCode).toBe(200)
    expect(response.headers).toMatchObject(eventStreamHeaders)
    const events = await Array.fromAsync(eventsOf(response))
    const statuses = events.map(({ data }) => data.status)
    expect(statuses[0]).toBe('started')
    expect(statuses).toEqual(expect.arrayContaining(['consulted', 'delta']))
    expect(events.at(-1)?.data).toMatchObject({
      status: 'completed',
      content: expect.stringContaining('](clause:term?'),
    })
  })

  it('[G2] [H] the same Idempotency-Key is the same answer, and it is resumed by Last-Event-ID', async () => {
    const body = { document_id: await stage.document(), message: 'How long?' }
    const headers = { 'idempotency-key': randomUUID() }
    const requests = peer.requests
    const responses = await Promise.all([post(body, headers), post(body, headers)])
    const ids = responses.map((response) => response.headers['x-generation-id'])
    expect(ids[0]).toBe(ids[1])
    await answer(await peer.next(), 'Two years [4: "two years"].')
    const [one = [], two] = await Promise.all(responses.map((response) => Array.fromAsync(eventsOf(response))))
    expect(one.at(-1)).toEqual(two?.at(-1))
    expect(one.at(-1)?.data.content).toBe('Two years [2](clause:term?21-30).')
    expect(peer.requests).toBe(requests + 1)
    const rest = await Array.fromAsync(
      eventsOf(
        await post(body, {
          ...headers,
          'last-event-id': one.find(({ data }) => data.status === 'consulted')?.id ?? '',
        }),
      ),
    )
    expect(rest[0]?.data.status).not.toBe('started')
    expect(rest.at(-1)?.data.content).toBe('Two years [2](clause:term?21-30).')
    expect(await refusalOf(await post({ ...body, message: 'How short?' }, headers))).toMatchObject({ status: 409 })
  })

  it('[H] selection, intent and the answer before are said in the caller’s own names', async () => {
    const document_id = await stage.document()
    const first = await post({ document_id, message: 'How long?' })
    await answer(await peer.next(), 'Two years.')
    await Array.fromAsync(eventsOf(first))
    const previous = first.headers['x-generation-id']
    const second = await post({
      document_id,
      intent: 'reword',
      selection: { clause_id: 'term', quote: 'two years' },
      previous,
    })
    const reply = await peer.next()
    expect(promptOf(reply).turns).toHaveLength(3)
    expect(promptOf(reply).turns[2]?.content).toContain('<selection>\ntwo years\n</selection>')
    await answer(reply, '> three years')
    expect((await Array.fromAsync(eventsOf(second))).at(-1)?.data.content).toBe('> three years')
  })

  it.each([
    ['nothing to ask', { message: ' ' }, 400, 'message'],
    ['no document', { document_id: 1, message: 'x' }, 400, 'document_id'],
    ['an intent without a selection', { intent: 'explain' }, 400, 'selection'],
    ['a previous answer that is none', { message: 'x', previous: 'y' }, 400, 'previous'],
    ['a field that is none', { message: 'x', system: 'y' }, 400, 'system'],
    ['a provider that is none', { message: 'x', provider: 'nobody' }, 400, 'provider'],
    ['a document that is none', { document_id: randomUUID(), message: 'x' }, 404, undefined],
  ])('[H] %s is said before the stream', async (_what, body, status, field) => {
    const refusal = await refusalOf(await post({ document_id: await stage.document(), ...body }))
    expect(refusal.status).toBe(status)
    expect(refusal.fields?.map(({ path }) => path)).toEqual(field === undefined ? undefined : [field])
  })

  it('[H] [T5] nobody without a session is answered', async () => {
    const body = { document_id: await stage.document(), message: 'x' }
    expect(await refusalOf(await send(stage.server.url, path, { method: 'POST', body }))).toMatchObject({ status: 401 })
  })
})

import { runChecks, shippedPlaybook } from '@clausemint/documents'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, refusalOf, type SentEvent, send } from '../http/support.ts'
import { newVisitor } from '../spine/support/raw-socket.ts'
import { longContract, storeContract } from './support/contracts.ts'
import { type Stage, startStage } from './support/stage.ts'

const path = '/api/redlining/analyze/streaming/'

describe('[H] [D3] a review over plain HTTP', () => {
  let stage: Stage
  let document: string
  const tree = longContract(2)
  beforeAll(async () => {
    stage = await startStage()
    document = await storeContract(stage.database, { member: stage.visitor.member, tree })
  })
  afterAll(() => stage[Symbol.asyncDispose]())
  const post = (body: unknown, headers: Record<string, string> = {}, { cookie } = stage.visitor) =>
    send(stage.server.url, path, { method: 'POST', headers: { cookie, ...headers }, body })

  it('[H] streams the findings and the result, and again under the same key', async () => {
    const ask = () =>
      post(
        { document_id: document, playbook: 'nda-recipient', mode: 'contract-nli' },
        { 'idempotency-key': 'one-review' },
      )
    const response = await ask()
    expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8')
    const events: SentEvent[] = await Array.fromAsync(eventsOf(response))
    expect(events.flatMap(({ data }) => (data.status === 'finding' ? [data.finding] : []))).toEqual(
      runChecks(tree, shippedPlaybook('recipient')),
    )
    expect(events[0]?.data).toMatchObject({ status: 'started', task: 'review' })
    expect(events.at(-1)?.data).toMatchObject({
      status: 'completed',
      result: { review: { playbook: { id: 'nda-recipient' }, mode: 'contract-nli', statements: expect.any(Array) } },
    })
    const again = await ask()
    expect(again.headers['x-generation-id']).toBe(response.headers['x-generation-id'])
    again.destroy()
  })

  it('[H] refuses what it can not do, by name', async () => {
    expect(await refusalOf(await post({ document_id: document, clause: 'x' }))).toMatchObject({ status: 400 })
    expect(await refusalOf(await post({ mode: 'playbook' }))).toMatchObject({
      status: 400,
      fields: [{ path: 'document_id' }],
    })
    expect(await refusalOf(await post({ document_id: document, clause_id: 'none-such' }))).toMatchObject({
      status: 404,
    })
    expect(
      await refusalOf(await post({ document_id: document }, {}, await newVisitor(stage.server.url))),
    ).toMatchObject({
      status: 404,
      code: 'not_found',
    })
    expect(await refusalOf(await post({ document_id: document }, { cookie: '' }))).toMatchObject({ status: 401 })
  })
})

import { randomUUID } from 'node:crypto'
import { draftNda } from '@clausemint/documents'
import { ndaTermsSchema } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { chance, sampled, seed } from '../spine/support/chance.ts'
import { guide, HttpStage, idOf } from './stage.ts'
import { eventStreamHeaders, eventsOf, refusalOf, type SentEvent, send, textOf } from './support.ts'

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
  const stage = new HttpStage()

  const follow = (id: string, lastEventId?: string) =>
    send(stage.server.url, `/api/generations/${id}/events`, {
      headers: { cookie: stage.visitor.cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    })

  it("[H] the streaming guide's example works as it is written", async () => {
    const response = await stage.post({ ...guide, provider: 'library' })
    expect(response.statusCode).toBe(200)
    expect(response.headers).toMatchObject({ ...eventStreamHeaders, 'x-content-type-options': 'nosniff' })
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
    const response = await stage.post(guide)
    const reply = await stage.peer.next()
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
    const responses = await Promise.all([stage.post(guide, headers), stage.post(guide, headers)])
    expect(new Set(responses.map(idOf)).size).toBe(1)
    const reply = await stage.peer.next()
    await reply.token('Once.')
    const other = await refusalOf(await stage.post({ ...guide, purpose: 'Another purpose' }, headers))
    expect(other).toMatchObject({ status: 409, code: 'conflict' })
    reply.finish()
    for (const response of responses)
      expect((await Array.fromAsync(eventsOf(response))).at(-1)?.data.content).toBe('Once.')
    expect(await refusalOf(await stage.post(guide, { 'idempotency-key': 'x' }))).toMatchObject({ status: 400 })
    expect(await refusalOf(await stage.post(guide, { 'idempotency-key': 'x'.repeat(5_000) }))).toMatchObject({
      status: 400,
    })
  })

  it('[H] [EL4] a reader that is cut again and again resumes by Last-Event-ID and loses nothing', async () => {
    const random = chance(77)
    const cuts = sampled(15, 100)
    const response = await stage.post(guide)
    const id = idOf(response)
    const reply = await stage.peer.next()
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
    const response = await stage.post(guide)
    const id = idOf(response)
    const reply = await stage.peer.next()
    const events = eventsOf(response)
    await events.next()
    response.destroy()
    await reply.token('Written for nobody. ')
    expect(reply.isOpen).toBe(true)
    const second = eventsOf(await follow(id))
    for (let next = await second.next(); next.value?.data.status !== 'delta'; next = await second.next());
    const gone = await send(stage.server.url, `/api/generations/${id}`, {
      method: 'DELETE',
      headers: { cookie: stage.visitor.cookie },
    })
    expect(gone.statusCode).toBe(200)
    expect(JSON.parse(await textOf(gone))).toEqual({ status: 'cancelling' })
    await reply.closed
    const rest = await Array.fromAsync(second)
    expect(rest.map(({ data }) => data.status)).toEqual(['cancelling', 'cancelled'])
    const again = await send(stage.server.url, `/api/generations/${id}`, {
      method: 'DELETE',
      headers: { cookie: stage.visitor.cookie },
    })
    expect(JSON.parse(await textOf(again))).toEqual({ status: 'cancelled' })
  })

  it('[T3] [H] readers that do not read slow nobody, and get every word once they do', async () => {
    const response = await stage.post(guide)
    const id = idOf(response)
    const reply = await stage.peer.next()
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
})

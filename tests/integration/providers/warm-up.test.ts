import { FakeClock } from '@clausemint/ai/testing'
import { connect } from '@clausemint/client'
import { describe, expect, inject, it } from 'vitest'
import { type FaultExchange, FaultServer } from '../../faults/fault-server.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { freshPostgres } from '../../support/postgres.ts'
import { startServer } from '../../support/server.ts'
import { agreement } from './support/agreement.ts'
import { Background } from './support/background.ts'
import { restOf, startPeers, write } from './support/peers.ts'
import { completedOf, ofType, stateOf } from './support/reading.ts'

const line = (value: unknown) => `${JSON.stringify(value)}\n`

/** An Ollama whose model is on disk and not in memory; what it answers to a chat is the test's. */
async function sleepingOllama() {
  const server = await FaultServer.open()
  const chat = Promise.withResolvers<FaultExchange>()
  const loads: unknown[] = []
  const loaded = Promise.withResolvers<void>()
  server.handler = (exchange) => {
    if (exchange.path === '/api/chat') return chat.resolve(exchange)
    if (exchange.path === '/api/generate') {
      loads.push(JSON.parse(exchange.body))
      loaded.resolve()
      return exchange.head('application/x-ndjson').end(line({ model: 'mistral', done: true }))
    }
    const models = exchange.path === '/api/tags' ? [{ name: 'mistral:latest' }] : []
    exchange.json(200, { models })
  }
  return { server, chat: chat.promise, loads, loaded: loaded.promise }
}

describe('[G5] a local model that has to be loaded', () => {
  it('is loaded ahead at the start; a request meanwhile shows the seconds, and waits longer than a minute', async () => {
    const ollama = await sleepingOllama()
    await using peer = ollama.server
    const clock = new FakeClock()
    await using server = await startServer({ env: { AI_PROVIDER: 'mistral', OLLAMA_BASE_URL: peer.url }, clock })
    await ollama.loaded
    expect(ollama.loads).toMatchObject([{ model: 'mistral', prompt: '', keep_alive: '30m' }])

    await using client = connect({ url: server.url })
    const reading = new Background(client.generate.nda(someTermsInput).events)
    const chat = await ollama.chat
    for (let second = 1; second <= 200; second++) await clock.advance(1_000)
    await reading.when((events) => (ofType(events, 'progress').at(-1)?.done ?? 0) >= 195)
    expect(chat.isClosed).toBe(false)
    chat.head('application/x-ndjson').write(line({ message: { role: 'assistant', content: agreement }, done: false }))
    chat.end(line({ done: true, done_reason: 'stop', prompt_eval_count: 11, eval_count: 7 }))

    const events = await reading.ended
    expect(completedOf(events).usage).toMatchObject({ inputTokens: 11, outputTokens: 7, estimated: false })
    expect(stateOf(events).text).toBe(agreement)
    const warming = ofType(events, 'progress').filter(({ stage }) => stage === 'warming-up')
    expect(warming.every(({ provider }) => provider === 'mistral')).toBe(true)
    const seconds = warming.map(({ done }) => done)
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b))
  })

  it('is given up after the configured time to the first token', async () => {
    const ollama = await sleepingOllama()
    await using peer = ollama.server
    const clock = new FakeClock()
    const env = { AI_PROVIDER: 'mistral', OLLAMA_BASE_URL: peer.url, AI_FIRST_TOKEN_TIMEOUT_MS: '5000' }
    await using server = await startServer({ env, clock })
    await using client = connect({ url: server.url })
    const reading = new Background(client.generate.nda(someTermsInput).events)
    const chat = await ollama.chat
    await clock.advance(5_000)
    await chat.closed
    expect((await reading.ended).at(-1)).toMatchObject({ type: 'error', error: { provider: { code: 'timeout' } } })
  })

  it('progress never goes back, whoever is waited for, also in the middle of the text', async () => {
    await using peers = await startPeers('alpha', 'beta', 'gamma')
    const clock = new FakeClock()
    await using server = await startServer({ env: peers.env, clock })
    await using client = connect({ url: server.url })
    const reading = new Background(client.generate.nda(someTermsInput).events)
    const waitedFor = (name: string) => (events: Parameters<typeof stateOf>[0]) =>
      stateOf(events).progress?.provider === name

    const alpha = await peers.of('alpha').next()
    for (let second = 0; second < 10; second++) await clock.advance(1_000)
    await reading.when(waitedFor('alpha'))
    alpha.status(400)
    const beta = await peers.of('beta').next()
    for (let second = 0; second < 3; second++) await clock.advance(1_000)
    await reading.when(waitedFor('beta'))
    await write(beta, agreement.slice(0, 600))
    await reading.hasText(600)
    beta.cut()
    const gamma = await peers.of('gamma').next()
    for (let second = 0; second < 3; second++) await clock.advance(1_000)
    await reading.when(waitedFor('gamma'))
    gamma.status(400)

    const events = await reading.ended
    expect(events.at(-1)?.type).toBe('error')
    const order = ['warming-up', 'drafting']
    const steps = ofType(events, 'progress').map(({ stage, done }) => order.indexOf(stage) * 1_000 + done)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    expect(Math.max(...steps.filter((step) => step < 1_000))).toBeGreaterThanOrEqual(12)
  })

  it('[G6] progress never goes back when another server takes over', async () => {
    await using database = await freshPostgres(inject('postgresUrl'))
    await using peers = await startPeers('alpha')
    const env = { ...peers.env, DATABASE_URL: database.url }
    await using first = await startServer({ env })
    await using client = connect({ url: first.url })
    const reading = new Background(client.generate.nda(someTermsInput).events)
    const begun = await peers.of('alpha').next()
    await write(begun, agreement.slice(0, 600))
    await reading.hasText(600)
    await first.app.close()

    const clock = new FakeClock()
    await using _second = await startServer({ env: { ...env, PORT: new URL(first.url).port }, clock })
    const gone = await peers.of('alpha').next()
    for (let second = 0; second < 3; second++) await clock.advance(1_000)
    await write(gone, restOf(agreement, gone))
    gone.finish()

    const events = await reading.ended
    expect(stateOf(events).text).toBe(agreement)
    const clauses = ofType(events, 'progress').map(({ done }) => done)
    expect(clauses).toEqual([...clauses].sort((a, b) => a - b))
    expect(clauses.at(-1)).toBe(3)
  })
})

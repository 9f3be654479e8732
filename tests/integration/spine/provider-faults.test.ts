import { FakeClock } from '@clausemint/ai/testing'
import {
  type AppErrorBody,
  type GenerationEvent,
  initialGenerationState,
  isTerminal,
  type ProviderErrorCode,
  reduceGeneration,
} from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, type ModelReply, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { engineNames, type ServerDatabase, serverDatabases } from './support/engines.ts'
import { newPerson, type Person } from './support/shared-session.ts'

interface Fault {
  /** What the model server does with one request. */
  act(reply: ModelReply, shown: Promise<void>): void | Promise<void>
  code: ProviderErrorCode
  /** What was written before it failed. */
  text?: string
  retryAfterMs?: number
}

const kept = 'The first words of an agreement. '
/** Fails once its first words have been read: a connection that is cut may lose what was on its way. */
const after = (then: (reply: ModelReply) => void) => async (reply: ModelReply, shown: Promise<void>) => {
  await reply.token(kept)
  await shown
  then(reply)
}

const faults: Record<string, Fault> = {
  cuts: { act: after((reply) => reply.cut()), code: 'truncated', text: kept },
  refuses: { act: (reply) => reply.cut(), code: 'unreachable' },
  'ends-early': { act: after((reply) => reply.end()), code: 'truncated', text: kept },
  garbles: { act: after((reply) => reply.raw('data: {"choices":[{"delta":{"con\n\n')), code: 'malformed', text: kept },
  'says-nothing': { act: (reply) => reply.finish(), code: 'malformed' },
  'wants-a-key': { act: (reply) => reply.status(401), code: 'unauthorized' },
  limits: {
    act: (reply) => reply.status(429, { error: { message: 'slow down' } }, { 'retry-after': '30' }),
    code: 'rate_limited',
    retryAfterMs: 30_000,
  },
  fails: { act: (reply) => reply.status(500), code: 'overloaded' },
}

const healthy = ['well', 'pair', 'half', 'nul'] as const
const writes: Record<(typeof healthy)[number], { tokens: string[]; text: string }> = {
  well: { tokens: ['A text ', 'as it ', 'should be.'], text: 'A text as it should be.' },
  pair: { tokens: ['Agreed \ud83e', '\udd1d.'], text: 'Agreed \u{1f91d}.' },
  half: {
    tokens: ['Half \ud83e', ' of it, and \udd1d', ' the rest \ud83e'],
    text: 'Half \ufffd of it, and \ufffd the rest \ufffd',
  },
  nul: { tokens: ['Nothing\u0000', ' between.'], text: 'Nothing\ufffd between.' },
}

const names = [...Object.keys(faults), ...healthy]
/** Each fault is a provider of its own, for a provider that fails again and again is not asked any more. */
const environment = (peer: ModelPeer): Record<string, string> => ({
  AI_PROVIDER: 'library',
  CUSTOM_PROVIDERS: names.join(','),
  ...Object.fromEntries(
    names.flatMap((name) => {
      const prefix = name.toUpperCase().replaceAll('-', '_')
      return [
        [`${prefix}_BASE_URL`, peer.baseUrl],
        [`${prefix}_MODEL`, name],
      ]
    }),
  ),
  LIMIT_CONCURRENT_GENERATIONS: '100',
})

const modelOf = (reply: ModelReply): string =>
  typeof reply.body === 'object' && reply.body !== null && 'model' in reply.body ? String(reply.body.model) : ''

describe.each(engineNames)('%s: providers that fail, all in the same commits', (engine) => {
  let database: ServerDatabase
  let peer: ModelPeer
  let server: TestServer
  let person: Person
  const ended = new Map<string, { events: GenerationEvent[]; document: string }>()
  const shown = new Map(names.map((name) => [name, Promise.withResolvers<void>()]))
  const canary = 'Canary purpose of nobody else'

  beforeAll(async () => {
    database = await serverDatabases[engine]()
    peer = await startModelPeer()
    server = await startServer({ env: { ...database.env, ...environment(peer) } })
    person = await newPerson(server.url)
    const client = person.client()
    const serving = (async () => {
      for (;;) {
        const reply = await peer.next()
        const name = modelOf(reply)
        const fault = faults[name]
        if (fault) void fault.act(reply, shown.get(name)?.promise ?? Promise.resolve())
        else void tell(reply, writes[healthy.find((known) => known === name) ?? 'well'].tokens)
      }
    })()
    void serving
    await Promise.all(
      [...names, 'library'].map(async (provider) => {
        const generation = client.generate.nda({ ...someTermsInput, purpose: canary }, { provider })
        const events: GenerationEvent[] = []
        for await (const event of generation.events) {
          events.push(event)
          if (event.type === 'delta') shown.get(provider)?.resolve()
        }
        const { text } = await client.documents.get(await generation.documentId)
        ended.set(provider, { events, document: text })
      }),
    )
  })
  afterAll(async () => {
    await person[Symbol.asyncDispose]()
    await server[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  it.each(Object.entries(faults))('[G5] [P3] one that %s', (name, { code, text = '', retryAfterMs }) => {
    const { events = [], document } = ended.get(name) ?? {}
    expect(events.filter(isTerminal)).toHaveLength(1)
    const last = events.at(-1)
    const error: AppErrorBody | undefined = last?.type === 'error' ? last.error : undefined
    expect(error).toMatchObject({ code: 'provider_failed', retryable: true, provider: { id: name, code } })
    expect(error?.retryAfterMs).toBe(retryAfterMs)
    expect(error?.message).toMatch(new RegExp(`^${name} .{10,}\\.$`))
    expect(JSON.stringify(events)).not.toContain(canary)
    const state = events.reduce(reduceGeneration, initialGenerationState)
    expect(state).toMatchObject({ status: 'failed', text })
    expect(document).toBe(text)
  })

  it.each(healthy)('[EL3] a neighbour in the same commits is whole: %s', (name) => {
    const { events = [], document } = ended.get(name) ?? {}
    expect(events.at(-1)?.type).toBe('completed')
    const { text } = events.reduce(reduceGeneration, initialGenerationState)
    expect(text).toBe(writes[name].text)
    expect(document).toBe(text)
  })

  it('[EL3] [P3] so is what needs no model; and no prompt was logged', () => {
    expect(ended.get('library')?.events.at(-1)?.type).toBe('completed')
    expect(server.logged.filter((line) => line.includes(canary))).toEqual([])
  })
})

describe('providers that say nothing, by a clock that the test holds', () => {
  it.each([
    ['before its first token', '', 'timeout'],
    ['in the middle', kept, 'stalled'],
  ])('[G5] %s', async (_when, text, code) => {
    const clock = new FakeClock()
    await using peer = await startModelPeer()
    await using server = await startServer({
      clock,
      env: { ...peerEnvironment(peer), AI_FIRST_TOKEN_TIMEOUT_MS: '4000', AI_SILENCE_TIMEOUT_MS: '4000' },
    })
    await using person = await newPerson(server.url)
    const generation = person.client().generate.nda(someTermsInput)
    const events: GenerationEvent[] = []
    const isWaiting = Promise.withResolvers<void>()
    const reading = (async () => {
      for await (const event of generation.events) {
        events.push(event)
        if (event.type === (text ? 'delta' : 'attempt')) isWaiting.resolve()
      }
    })()
    const reply = await peer.next()
    if (text) await reply.token(text)
    await isWaiting.promise
    await clock.advance(2_000)
    expect(reply.isOpen).toBe(true)
    await clock.advance(2_000)
    await reply.closed
    await reading
    expect(events.at(-1)).toMatchObject({ type: 'error', error: { provider: { id: 'custom', code } } })
    expect(events.reduce(reduceGeneration, initialGenerationState).text).toBe(text)
  })
})

async function tell(reply: ModelReply, tokens: readonly string[]): Promise<void> {
  for (const token of tokens) await reply.token(token)
  reply.finish()
}

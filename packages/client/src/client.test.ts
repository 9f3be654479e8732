import { AppError, type GenerationEvent, noUsage } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { connect } from './client.ts'
import type { ConnectionState } from './connection/connection-state.ts'
import { hurriedClock } from './testing/clocks.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const terms = { partyA: { name: 'Asha Textiles' }, partyB: { name: 'Birch Ltd' }, purpose: 'a joint venture' }
const started = { generationId: 'generation-1', documentId: 'document-1' }
const words = ['This ', 'Agreement ', 'is ', 'made ', 'between ', 'the ', 'parties.']
const whole = words.join('')

const open = (server: TestServer) => connect({ url: server.url, clock: hurriedClock, random: () => 0 })

const completed: GenerationEvent = {
  type: 'completed',
  usage: noUsage,
  result: {
    documentId: 'document-1',
    textLength: whole.length,
    provenance: { provider: 'library', model: 'none', location: 'local', seams: [], finishedAt: '', member: 'm' },
  },
}

/** The deltas of `words` from event `after` on, each numbered, then the end. */
function* numberedEvents(after: number): Generator<[number, GenerationEvent]> {
  let offset = 0
  for (const [index, text] of words.entries()) {
    if (index + 1 > after) yield [index + 1, { type: 'delta', text, offset, attempt: 1 }]
    offset += text.length
  }
  yield [words.length + 1, completed]
}

async function* all(after: number) {
  yield* numberedEvents(after)
}

test('the session comes first, and its cookie goes with the upgrade', async () => {
  await using server = await startTestServer({ generate: () => started, follow: all })
  await using client = open(server)
  expect(await client.generate.nda(terms).id).toBe('generation-1')
  expect(server.sessions).toBe(1)
  expect(server.upgrades).toEqual(['session=s1'])
})

test('a generation gives its ids, its events and its text', async () => {
  await using server = await startTestServer({ generate: () => started, follow: all })
  await using client = open(server)
  const running = client.generate.nda(terms)
  expect(await running.documentId).toBe('document-1')
  expect(await running.text).toBe(whole)
  const types: string[] = []
  for await (const event of running.events) types.push(event.type)
  expect(types).toEqual([...words.map(() => 'delta'), 'completed'])
})

test('[G2] a request whose answer was lost is sent again under the same request id', async () => {
  const seen: string[] = []
  await using server = await startTestServer({
    generate({ requestId }, { cut }) {
      seen.push(requestId)
      if (seen.length < 3) cut()
      return started
    },
  })
  await using client = open(server)
  expect(await client.generate.nda(terms, { requestId: 'request-1' }).id).toBe('generation-1')
  expect(seen).toEqual(['request-1', 'request-1', 'request-1'])
})

test('[T2] a reader that is cut off after every event has each word once', async () => {
  const starts: number[] = []
  await using server = await startTestServer({
    generate: () => started,
    async *follow(after, { cut }, signal) {
      starts.push(after)
      for (const entry of numberedEvents(after)) {
        yield entry
        if (entry[0] > words.length) return
        // What was sent in this turn still leaves.
        setImmediate(cut)
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        return
      }
    },
  })
  await using client = open(server)
  expect(await client.generate.nda(terms).text).toBe(whole)
  // A frame may be lost with its socket; the text may not.
  expect(starts.length).toBeGreaterThanOrEqual(words.length)
  expect(starts.at(-1)).toBe(words.length)
})

test('events that overlap are trimmed to what is new', async () => {
  await using server = await startTestServer({
    async *follow() {
      yield [1, { type: 'delta', text: 'This Agree', offset: 0, attempt: 1 }]
      yield [2, { type: 'delta', text: 'Agreement', offset: 5, attempt: 1 }]
      yield [2, { type: 'delta', text: 'Agreement', offset: 5, attempt: 1 }]
      yield [3, completed]
    },
  })
  await using client = open(server)
  const texts: string[] = []
  for await (const { event } of client.follow('generation-1')) if (event.type === 'delta') texts.push(event.text)
  expect(texts).toEqual(['This Agree', 'ment'])
})

test('a hole in the text is mended by reading from the beginning', async () => {
  const starts: number[] = []
  await using server = await startTestServer({
    generate: () => started,
    async *follow(after) {
      starts.push(after)
      for (const entry of numberedEvents(after)) if (starts.length > 1 || entry[0] !== 3) yield entry
    },
  })
  await using client = open(server)
  expect(await client.generate.nda(terms).text).toBe(whole)
  expect(starts).toEqual([0, 0])
})

test('a subscription that the server lets go of before the end is taken up again', async () => {
  await using server = await startTestServer({
    generate: () => started,
    async *follow(after) {
      for (const entry of numberedEvents(after)) {
        yield entry
        if (entry[0] % 2 === 0) return
      }
    },
  })
  await using client = open(server)
  expect(await client.generate.nda(terms).text).toBe(whole)
})

test('a session that has ended is renewed once, for calls and for readers', async () => {
  let refusals = 0
  const refuseOnce = (server: TestServer) => {
    if (server.sessions > 1) return
    refusals += 1
    throw new AppError('no_session', 'Your session has ended.')
  }
  await using server = await startTestServer({
    generate(_, server) {
      refuseOnce(server)
      return started
    },
    follow: all,
  })
  await using client = open(server)
  expect(await client.generate.nda(terms).text).toBe(whole)
  expect(refusals).toBe(1)
  expect(server.upgrades).toEqual(['session=s1', 'session=s2'])
})

test('a session that ends again and again is an error, not a loop', async () => {
  await using server = await startTestServer({
    async *follow() {
      yield* []
      throw new AppError('no_session', 'Your session has ended.')
    },
  })
  await using client = open(server)
  const reading = (async () => {
    for await (const _ of client.follow('generation-1'));
  })()
  await expect(reading).rejects.toMatchObject({ code: 'no_session' })
})

test("the server's error arrives as it was thrown", async () => {
  const fields = [{ path: 'partyA.name', message: 'The name of the party is missing' }]
  await using server = await startTestServer({
    generate: () => {
      throw new AppError('invalid_input', 'Some details are missing.', { fields })
    },
  })
  await using client = open(server)
  const error = await client.generate.nda(terms).id.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code: 'invalid_input', message: 'Some details are missing.', details: { fields } })
})

test('cancel waits for the id and names the generation', async () => {
  const cancelled: string[] = []
  await using server = await startTestServer({
    generate: () => started,
    cancel({ generationId }) {
      cancelled.push(generationId)
      return { status: 'cancelling' }
    },
  })
  await using client = open(server)
  expect(await client.generate.nda(terms).cancel()).toEqual({ status: 'cancelling' })
  expect(cancelled).toEqual(['generation-1'])
})

test('aborting the signal ends the reader with its reason', async () => {
  await using server = await startTestServer({
    async *follow(_, __, signal) {
      yield [1, { type: 'delta', text: 'This', offset: 0, attempt: 1 }]
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
    },
  })
  await using client = open(server)
  const reason = new Error('enough')
  const controller = new AbortController()
  const reading = (async () => {
    for await (const _ of client.follow('generation-1', { signal: controller.signal })) controller.abort(reason)
  })()
  await expect(reading).rejects.toBe(reason)
})

test('the connection tells how it stands', async () => {
  const server = await startTestServer({ rename: ({ documentId, title }) => ({ id: documentId, title }) })
  const states: ConnectionState['status'][] = []
  const client = connect({
    url: server.url,
    clock: hurriedClock,
    random: () => 0.99,
    onState: ({ status }) => states.push(status),
  })
  await client.documents.rename('document-1', 'Ours')
  expect(states).toEqual(['connecting', 'open'])
  const waiting = new Promise<void>((resolve) => {
    client.connection.subscribe(({ status }) => status === 'waiting' && resolve())
  })
  await server[Symbol.asyncDispose]()
  await waiting
  await client.close()
  expect(client.connection.value).toEqual({ status: 'closed' })
  await expect(client.documents.rename('document-1', 'Ours')).rejects.toMatchObject({ code: 'interrupted' })
})

import { once } from 'node:events'
import { createServer as createTcpServer } from 'node:net'
import { openWire, type Provider, ProviderError, streamModel } from '@clausemint/ai'
import { FakeClock } from '@clausemint/ai/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canaries, expectNoCanary, watchConsole } from './canary.ts'
import { type Dialect, dialects } from './dialect.ts'
import { type FaultExchange, type FaultHandler, FaultServer } from './fault-server.ts'
import { codeOf, openProvider, type Reading, read, request } from './read-provider.ts'

const full = process.env.TEST_FULL === '1'
const words = ['This Agree', 'ment is m', 'ade — 保密 😀.']
const whole = words.join('')

let server: FaultServer
let stopWatching: () => void
beforeEach(async () => {
  server = await FaultServer.open()
  stopWatching = watchConsole()
})
afterEach(async () => {
  await server[Symbol.asyncDispose]()
  stopWatching()
})

/** The model's calls are answered by `handler`; whatever else an adapter asks, it is told that there is no such thing. */
const onCall =
  (dialect: Dialect, handler: FaultHandler): FaultHandler =>
  (exchange) =>
    dialect.isModelCall(exchange.path) ? handler(exchange) : exchange.json(404, {})

async function readFrom(dialect: Dialect, handler: FaultHandler): Promise<Reading> {
  server.handler = onCall(dialect, handler)
  const reading = await read(openProvider(dialect, server.url))
  expectNoCanary(reading.error)
  return reading
}

const modelCalls = (dialect: Dialect): FaultExchange[] =>
  server.exchanges.filter(({ path }) => dialect.isModelCall(path))

describe.each(dialects)('$name', (dialect) => {
  const start = (exchange: FaultExchange) => exchange.head(dialect.contentType)
  const frames = [dialect.opening, ...words.map(dialect.text), dialect.end]

  test('[P1] the whole text, the usage, and the end marker', async () => {
    const reading = await readFrom(dialect, (exchange) => start(exchange).end(frames.join('')))
    expect(reading).toEqual({ text: whole, finish: { reason: 'stop', usage: { inputTokens: 11, outputTokens: 7 } } })
  })

  test('[P1] an end for want of room is told apart', async () => {
    const reading = await readFrom(dialect, (exchange) =>
      start(exchange).end(dialect.opening + dialect.text('some') + dialect.length),
    )
    expect(reading).toMatchObject({ text: 'some', finish: { reason: 'length' } })
  })

  test('[P1] bytes may come one at a time, also inside a character', async () => {
    const reading = await readFrom(dialect, (exchange) => {
      start(exchange)
      for (const byte of Buffer.from(frames.join(''))) exchange.write(Buffer.of(byte))
      exchange.end()
    })
    expect(reading).toMatchObject({ text: whole, finish: { reason: 'stop' } })
  })

  test('[P1] chunks that carry nothing are passed over', async () => {
    const filled = frames.map((frame) => frame + dialect.empty)
    filled.pop()
    const reading = await readFrom(dialect, (exchange) => start(exchange).end(filled.join('') + dialect.end))
    expect(reading).toMatchObject({ text: whole, finish: { reason: 'stop' } })
  })

  test('[EL3] a surrogate pair split across chunks is put together, half of one and U+0000 are replaced', async () => {
    const pieces = ['a\ud83d', '\ude00b', '\ud83d', 'c\0d', '\ude00']
    server.handler = onCall(dialect, (exchange) =>
      start(exchange).end(dialect.opening + pieces.map(dialect.text).join('') + dialect.end),
    )
    let text = ''
    const options = { signal: new AbortController().signal }
    for await (const event of streamModel([openProvider(dialect, server.url)], request, options)) {
      if (event.type === 'text') text += event.text
    }
    expect(text).toBe('a😀b\ufffdc\ufffdd\ufffd')
  })

  test('[P3] cut at any byte: truncated, with nothing but the beginning of the text', async () => {
    const bytes = Buffer.from(frames.join(''))
    const provider = openProvider(dialect, server.url)
    const step = full ? 1 : 17
    for (let length = Number(process.env.TEST_SEED ?? 0) % step; length < bytes.length; length += step) {
      for (const clean of [false, true]) {
        server.handler = onCall(dialect, (exchange) => {
          start(exchange).write(bytes.subarray(0, length))
          if (clean) exchange.end()
          else exchange.cut()
        })
        const reading = await read(provider)
        const where = `${clean ? 'clean end' : 'cut'} after ${length} of ${bytes.length} bytes`
        expect(whole.startsWith(reading.text), where).toBe(true)
        // What follows the end marker is only trimmings; up to it nothing may pass for whole.
        if (reading.finish) expect(reading.text, where).toBe(whole)
        else expect(codeOf(reading), where).toBe('truncated')
      }
    }
  })

  test('[G5] a clean end without the end marker is truncated', async () => {
    const reading = await readFrom(dialect, (exchange) => start(exchange).end(frames.slice(0, -1).join('')))
    expect(reading.text).toBe(whole)
    expect(codeOf(reading)).toBe('truncated')
  })

  test('[P3] one malformed chunk among good ones', async () => {
    const secret = dialect.broken.replace(/\n+$/, (end) => canaries.contract + end)
    const reading = await readFrom(dialect, (exchange) =>
      start(exchange).end([dialect.opening, dialect.text('good '), secret, dialect.text('lost'), dialect.end].join('')),
    )
    expect(codeOf(reading)).toBe('malformed')
    expect(reading.text).toBe('good ')
  })

  test('[P3] an error in place of a chunk', async () => {
    const reading = await readFrom(dialect, (exchange) => {
      start(exchange).end(dialect.opening + dialect.text('good ') + dialect.error)
    })
    expect(codeOf(reading)).toBe('overloaded')
  })

  test.each(dialect.filtered.map((frame, index) => ({ frame, index })))(
    '[P3] filtered or declined ($index)',
    async ({ frame }) => {
      const reading = await readFrom(dialect, (exchange) => start(exchange).end(dialect.opening + frame))
      expect(codeOf(reading)).toBe('content_filtered')
    },
  )

  test('[P3] 200 with a web page', async () => {
    const page = `<html><body>Sign in, ${canaries.key}</body></html>`
    const asPage = await readFrom(dialect, (exchange) => exchange.head('text/html; charset=utf-8').end(page))
    expect(codeOf(asPage)).toBe('malformed')
    const disguised = await readFrom(dialect, (exchange) => start(exchange).end(page))
    expect(['malformed', 'truncated']).toContain(codeOf(disguised))
  })

  test.each([
    { status: 401, code: 'unauthorized', retryable: false },
    { status: 403, code: 'unauthorized', retryable: false },
    { status: 404, code: 'invalid_request', retryable: false },
    { status: 413, code: 'context_too_long', retryable: false },
    { status: 422, code: 'invalid_request', retryable: false },
    { status: 429, code: 'rate_limited', retryable: true },
    { status: 500, code: 'overloaded', retryable: true },
    { status: 503, code: 'overloaded', retryable: true },
    { status: 529, code: 'overloaded', retryable: true },
    { status: 307, code: 'invalid_request', retryable: false },
  ])('[P3] status $status is $code', async ({ status, code, retryable }) => {
    const said = `${canaries.key} may not ${canaries.prompt} ${canaries.contract}`
    server.handler = (exchange) =>
      exchange.json(status, { error: { message: said } }, { location: 'http://127.0.0.1:1/' })
    const reading = await read(openProvider(dialect, server.url))
    expect(codeOf(reading)).toBe(code)
    expect(reading.error).toMatchObject({ retryable, retryAfterMs: undefined, provider: dialect.name })
    expectNoCanary(reading.error)
  })

  test('[P4] 429 with retry-after says when', async () => {
    const reading = await readFrom(dialect, (exchange) => exchange.json(429, {}, { 'retry-after': '7' }))
    expect(reading.error).toMatchObject({ code: 'rate_limited', retryAfterMs: 7_000 })
  })

  test('[P3] a prompt that is too long', async () => {
    const reading = await readFrom(dialect, (exchange) => exchange.json(400, dialect.tooLong))
    expect(codeOf(reading)).toBe('context_too_long')
  })

  test('[P3] a refusal whose reason never ends', async () => {
    const reading = await readFrom(dialect, (exchange) => pour(exchange.head('text/plain', 500), 'x'.repeat(65_536)))
    expect(codeOf(reading)).toBe('overloaded')
    await modelCalls(dialect)[0]?.closed
  })

  test('[P3] 10 MB in one chunk', async () => {
    const reading = await readFrom(dialect, (exchange) =>
      start(exchange).end(dialect.opening + dialect.text('x'.repeat(10_000_000)) + dialect.end),
    )
    expect(codeOf(reading)).toBe('malformed')
    await modelCalls(dialect)[0]?.closed
  })

  test('[G8] a model that writes without end is stopped', async () => {
    server.handler = onCall(dialect, (exchange) => {
      start(exchange).write(dialect.opening)
      return pour(exchange, dialect.text('on and '.repeat(64)))
    })
    const events = []
    const options = { signal: new AbortController().signal }
    for await (const event of streamModel([openProvider(dialect, server.url)], request, options)) events.push(event)
    expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'length' })
    await modelCalls(dialect)[0]?.closed
  })

  describe('[G5] hangs', () => {
    const hangs: [string, string, (exchange: FaultExchange) => void][] = [
      ['before the headers', 'timeout', () => undefined],
      ['after the headers', 'timeout', (exchange) => void start(exchange).write(dialect.opening)],
      ['in the middle', 'stalled', (exchange) => void start(exchange).write(dialect.opening + dialect.text('some'))],
    ]
    test.each(hangs)('%s', async (where, code, hang) => {
      const clock = new FakeClock()
      const asked = Promise.withResolvers<FaultExchange>()
      server.handler = onCall(dialect, (exchange) => {
        hang(exchange)
        asked.resolve(exchange)
      })
      const options = { signal: new AbortController().signal, clock, retry: { retries: 0 } }
      const texted = Promise.withResolvers<void>()
      let isOver = false
      const outcome = (async () => {
        for await (const { type } of streamModel([openProvider(dialect, server.url)], request, options)) {
          if (type === 'text') texted.resolve()
        }
      })()
        .catch((error: unknown) => error)
        .finally(() => {
          isOver = true
        })
      const exchange = await asked.promise
      if (where === 'in the middle') await texted.promise
      while (!isOver) await clock.advance(1_000)
      const error = await outcome
      expect(error).toMatchObject({ failures: [{ code }] })
      expectNoCanary(error)
      await exchange.closed
      expect(clock.waiting).toBe(0)
    })
  })

  describe('[P2] an abort closes the connection and throws its reason', () => {
    const moments: [string, (exchange: FaultExchange) => void][] = [
      ['before the headers', () => undefined],
      ['after the headers', (exchange) => void start(exchange).write(dialect.opening)],
      ['in the middle', (exchange) => void start(exchange).write(dialect.opening + dialect.text('some'))],
    ]
    test.each(moments)('%s', async (where, reply) => {
      const abort = new AbortController()
      const reason = new Error('stop')
      const asked = Promise.withResolvers<FaultExchange>()
      server.handler = onCall(dialect, (exchange) => {
        reply(exchange)
        asked.resolve(exchange)
      })
      const texted = Promise.withResolvers<void>()
      const reading = read(openProvider(dialect, server.url), abort.signal, texted.resolve)
      const exchange = await asked.promise
      if (where === 'in the middle') await texted.promise
      abort.abort(reason)
      expect((await reading).error).toBe(reason)
      await exchange.closed
    })

    test('one that comes first asks nobody', async () => {
      const reading = await read(openProvider(dialect, server.url), AbortSignal.abort('before'))
      expect(reading.error).toBe('before')
      expect(server.exchanges).toEqual([])
    })

    test('a reader that leaves in the middle closes it too', async () => {
      server.handler = onCall(dialect, (exchange) => void start(exchange).write(dialect.opening + dialect.text('some')))
      for await (const event of openProvider(dialect, server.url).stream(request, new AbortController().signal)) {
        if (event.type === 'text') break
      }
      await modelCalls(dialect)[0]?.closed
    })
  })

  test('[P3] nobody listens, no such host, no TLS', async () => {
    const unreachable = async (url: string) => {
      const reading = await read(openProvider(dialect, url))
      expect(codeOf(reading)).toBe('unreachable')
      expectNoCanary(reading.error)
      return String(reading.error)
    }
    await unreachable('http://127.0.0.1:1')
    expect(await unreachable('http://nothing.invalid')).toContain('host name')
    expect(await unreachable(server.url.replace('http:', 'https:'))).toContain('TLS')
  })

  test('[G5] a connection that never stands is a timeout', async () => {
    const silent = createTcpServer(() => undefined).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const wire = openWire({ connectMs: 40 })
    const reading = await read(openProvider(dialect, `https://127.0.0.1:${port}`, wire))
    expect(codeOf(reading)).toBe('timeout')
    await wire.close()
    silent.close()
  })

  test('the probe says what is wrong, and never throws', async () => {
    const provider = openProvider(dialect, server.url)
    const ask = () => provider.probe(new AbortController().signal)
    server.handler = (exchange) => exchange.json(401, { error: { message: canaries.key } })
    expect(await ask()).toMatchObject({ health: 'misconfigured' })
    server.handler = (exchange) => exchange.json(500, { error: { message: canaries.key } })
    const failing = await ask()
    expect(failing).toMatchObject({ health: 'unreachable' })
    expect(failing.detail).not.toContain(canaries.key)
    const asked = server.next(() => undefined)
    const abort = new AbortController()
    const hung = provider.probe(abort.signal)
    await asked
    abort.abort()
    expect(await hung).toMatchObject({ health: 'unreachable' })
  })
})

/** Writes the same again and again until the other side closes. */
async function pour(exchange: FaultExchange, bytes: string): Promise<void> {
  while (!exchange.isClosed) if (!exchange.write(bytes)) await exchange.drained()
}

describe('what only one of them does', () => {
  const named = (name: string): Dialect => {
    const dialect = dialects.find((candidate) => candidate.name === name)
    if (!dialect) throw new Error(`no dialect ${name}`)
    return dialect
  }

  test('OpenAI without the Responses API is asked by Chat Completions, and remembered', async () => {
    const chat = named('custom')
    server.handler = (exchange) => {
      if (!chat.isModelCall(exchange.path)) return exchange.json(404, { detail: 'Not Found' })
      return exchange.head(chat.contentType).end(chat.text('hello') + chat.end)
    }
    const provider = openProvider(named('openai'), server.url)
    expect(await read(provider)).toMatchObject({ text: 'hello', finish: { reason: 'stop' } })
    expect(await read(provider)).toMatchObject({ text: 'hello', finish: { reason: 'stop' } })
    expect(server.exchanges.map(({ path }) => path)).toEqual([
      '/v1/responses',
      '/v1/chat/completions',
      '/v1/chat/completions',
    ])
  })

  test('Ollama says which model to pull', async () => {
    server.handler = (exchange) => exchange.json(404, { error: "model 'mistral' not found" })
    const { error } = await read(openProvider(named('mistral'), server.url))
    expect(error).toBeInstanceOf(ProviderError)
    expect(String(error)).toContain('ollama pull mistral')
  })

  test('Ollama says that it loads a model that is not in memory', async () => {
    const dialect = named('mistral')
    const loaded = Promise.withResolvers<void>()
    server.handler = async (exchange) => {
      if (!dialect.isModelCall(exchange.path)) return exchange.json(200, { models: [] })
      await loaded.promise
      exchange.head(dialect.contentType).end(dialect.text('hello') + dialect.end)
    }
    const provider: Provider = openProvider(dialect, server.url)
    const types: string[] = []
    for await (const event of provider.stream(request, new AbortController().signal)) {
      types.push(event.type)
      if (event.type === 'loading') loaded.resolve()
    }
    expect(types).toEqual(['loading', 'text', 'finish'])
  })

  test('an abort of one Ollama stream leaves the others alone', async () => {
    const dialect = named('mistral')
    const replies: FaultExchange[] = []
    const both = Promise.withResolvers<void>()
    server.handler = onCall(dialect, (exchange) => {
      exchange.head(dialect.contentType).write(dialect.text('some '))
      if (replies.push(exchange) === 2) both.resolve()
    })
    const provider = openProvider(dialect, server.url)
    const abort = new AbortController()
    const aborted = read(provider, abort.signal)
    const other = read(provider)
    await both.promise
    abort.abort()
    await aborted
    for (const reply of replies) if (!reply.isClosed) reply.end(dialect.text('more') + dialect.end)
    expect(await other).toMatchObject({ text: 'some more', finish: { reason: 'stop' } })
  })
})

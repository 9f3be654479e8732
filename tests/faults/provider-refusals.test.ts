import { once } from 'node:events'
import { createServer as createTcpServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { openWire } from '@clausemint/ai'
import { describe, expect, test } from 'vitest'
import { canaries, expectNoCanary } from './canary.ts'
import { dialects } from './dialect.ts'
import { FaultStage, framesOf, pour, start } from './fault-stage.ts'
import { codeOf, openProvider, read } from './read-provider.ts'

const stage = new FaultStage()

describe.each(dialects)('how $name refuses', (dialect) => {
  test.each(dialect.filtered.map((frame, index) => ({ frame, index })))(
    '[P3] filtered or declined ($index)',
    async ({ frame }) => {
      const reading = await stage.read(dialect, (exchange) => start(dialect, exchange).end(dialect.opening + frame))
      expect(codeOf(reading)).toBe('content_filtered')
    },
  )

  test('[P3] 200 with a web page', async () => {
    const page = `<html><body>Sign in, ${canaries.key}</body></html>`
    const asPage = await stage.read(dialect, (exchange) => exchange.head('text/html; charset=utf-8').end(page))
    expect(codeOf(asPage)).toBe('malformed')
    const disguised = await stage.read(dialect, (exchange) => start(dialect, exchange).end(page))
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
    stage.server.handler = (exchange) =>
      exchange.json(status, { error: { message: said } }, { location: 'http://127.0.0.1:1/' })
    const reading = await read(stage.provider(dialect))
    expect(codeOf(reading)).toBe(code)
    expect(reading.error).toMatchObject({ retryable, retryAfterMs: undefined, provider: dialect.name })
    expectNoCanary(reading.error)
  })

  test.each([301, 302, 307, 308])('[P5] a redirect (%i) is told as one', async (status) => {
    const reading = await stage.read(dialect, (exchange) =>
      exchange.json(status, {}, { location: `http://127.0.0.1:1/${canaries.prompt}` }),
    )
    expect(reading.error).toMatchObject({
      code: 'invalid_request',
      message: `${dialect.name} answered that it is at another address, where nothing was sent. Check its address.`,
    })
  })

  test('[P3] nothing compressed is asked for, and none is read as text', async () => {
    const reading = await stage.read(dialect, (exchange) =>
      exchange.head(dialect.contentType, 200, { 'content-encoding': 'gzip' }).end(gzipSync(framesOf(dialect).join(''))),
    )
    expect(stage.modelCalls(dialect)[0]?.headers['accept-encoding']).toBe('identity')
    expect(codeOf(reading)).toBe('malformed')
    expect(reading.text).toBe('')
  })

  test('[P4] 429 with retry-after says when', async () => {
    const reading = await stage.read(dialect, (exchange) => exchange.json(429, {}, { 'retry-after': '7' }))
    expect(reading.error).toMatchObject({ code: 'rate_limited', retryAfterMs: 7_000 })
  })

  test('[P3] a prompt that is too long', async () => {
    const reading = await stage.read(dialect, (exchange) => exchange.json(400, dialect.tooLong))
    expect(codeOf(reading)).toBe('context_too_long')
  })

  test('[P3] a refusal whose reason never ends', async () => {
    const reading = await stage.read(dialect, (exchange) => pour(exchange.head('text/plain', 500), 'x'.repeat(65_536)))
    expect(codeOf(reading)).toBe('overloaded')
    await stage.modelCalls(dialect)[0]?.closed
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
    expect(await unreachable(stage.server.url.replace('http:', 'https:'))).toContain('TLS')
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
    const provider = stage.provider(dialect)
    const ask = () => provider.probe(new AbortController().signal)
    stage.server.handler = (exchange) => exchange.json(401, { error: { message: canaries.key } })
    expect(await ask()).toMatchObject({ health: 'misconfigured' })
    stage.server.handler = (exchange) => exchange.json(500, { error: { message: canaries.key } })
    const failing = await ask()
    expect(failing).toMatchObject({ health: 'unreachable' })
    expect(failing.detail).not.toContain(canaries.key)
    const asked = stage.server.next(() => undefined)
    const abort = new AbortController()
    const hung = provider.probe(abort.signal)
    await asked
    abort.abort()
    expect(await hung).toMatchObject({ health: 'unreachable' })
  })
})

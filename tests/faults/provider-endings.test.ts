import { openWire, streamModel } from '@clausemint/ai'
import { FakeClock } from '@clausemint/ai/testing'
import { describe, expect, test } from 'vitest'
import { expectNoCanary } from './canary.ts'
import { dialects } from './dialect.ts'
import type { FaultExchange } from './fault-server.ts'
import { FaultStage, framesOf, start, words } from './fault-stage.ts'
import { openProvider, read, request } from './read-provider.ts'

const stage = new FaultStage()

describe.each(dialects)('how $name is ended', (dialect) => {
  describe('[G5] hangs', () => {
    const hangs: [string, string, (exchange: FaultExchange) => void][] = [
      ['before the headers', 'timeout', () => undefined],
      ['after the headers', 'timeout', (exchange) => void start(dialect, exchange).write(dialect.opening)],
      [
        'in the middle',
        'stalled',
        (exchange) => void start(dialect, exchange).write(dialect.opening + dialect.text('some')),
      ],
    ]
    test.each(hangs)('%s', async (where, code, hang) => {
      const clock = new FakeClock()
      const asked = Promise.withResolvers<FaultExchange>()
      stage.onCall(dialect, (exchange) => {
        hang(exchange)
        asked.resolve(exchange)
      })
      const options = { signal: new AbortController().signal, clock, retry: { retries: 0 } }
      const texted = Promise.withResolvers<void>()
      let isOver = false
      const outcome = (async () => {
        for await (const { type } of streamModel([stage.provider(dialect)], request, options)) {
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

  test('[P2] a text whose end marker has come is complete, though the connection stays open', async () => {
    stage.onCall(dialect, (exchange) => void start(dialect, exchange).write(framesOf(dialect).join('')))
    const provider = openProvider(dialect, stage.server.url, openWire({ trailerMs: 20 }))
    expect(await read(provider)).toMatchObject({ text: words.join(''), finish: { reason: 'stop' } })
    await stage.modelCalls(dialect)[0]?.closed
  })

  describe('[P2] an abort closes the connection and throws its reason', () => {
    const moments: [string, (exchange: FaultExchange) => void][] = [
      ['before the headers', () => undefined],
      ['after the headers', (exchange) => void start(dialect, exchange).write(dialect.opening)],
      ['in the middle', (exchange) => void start(dialect, exchange).write(dialect.opening + dialect.text('some'))],
    ]
    test.each(moments)('%s', async (where, reply) => {
      const abort = new AbortController()
      const reason = new Error('stop')
      const asked = Promise.withResolvers<FaultExchange>()
      stage.onCall(dialect, (exchange) => {
        reply(exchange)
        asked.resolve(exchange)
      })
      const texted = Promise.withResolvers<void>()
      const reading = read(stage.provider(dialect), abort.signal, texted.resolve)
      const exchange = await asked.promise
      if (where === 'in the middle') await texted.promise
      abort.abort(reason)
      expect((await reading).error).toBe(reason)
      await exchange.closed
    })

    test('one that comes first asks nobody', async () => {
      const reading = await read(stage.provider(dialect), AbortSignal.abort('before'))
      expect(reading.error).toBe('before')
      expect(stage.server.exchanges).toEqual([])
    })

    test('a reader that leaves in the middle closes it too', async () => {
      stage.onCall(dialect, (exchange) => void start(dialect, exchange).write(dialect.opening + dialect.text('some')))
      for await (const event of stage.provider(dialect).stream(request, new AbortController().signal)) {
        if (event.type === 'text') break
      }
      await stage.modelCalls(dialect)[0]?.closed
    })
  })
})

import { describe, expect, test } from 'vitest'
import { CircuitBreakers } from './circuit-breaker.ts'
import { collect, kinds, writes } from './stream-model.fixture.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { finish, hang, scriptedProvider, text } from './testing/scripted-provider.ts'
import { providerFailure } from './wire/failure.ts'

describe('[G5] deadlines', () => {
  test('says once a second that it waits, then gives up on the first token', async () => {
    const clock = new FakeClock()
    const silent = scriptedProvider({ id: 'a', script: () => [{ type: 'loading' }, hang()] })
    const result = collect([silent, writes('b', 'text')], { clock, deadlines: { firstTokenMs: 3_500 } })
    await clock.advance(3_500)
    const { events } = await result
    expect(events.filter(({ type }) => type === 'waiting')).toMatchObject([
      { waitedMs: 1_000, loading: true },
      { waitedMs: 2_000, loading: true },
      { waitedMs: 3_000, loading: true },
    ])
    expect(events).toContainEqual(expect.objectContaining({ type: 'attempt', provider: 'b', because: 'timeout' }))
    expect(clock.waiting).toBe(0)
    expect(silent.open).toBe(0)
  })

  test('silence in the middle is a stall', async () => {
    const clock = new FakeClock()
    const stalls = scriptedProvider({ id: 'a', script: () => [text('some text'), hang()] })
    const result = collect([stalls], { clock, deadlines: { silenceMs: 5_000 } }).catch((thrown: unknown) => thrown)
    await clock.advance(5_000)
    expect(await result).toMatchObject({ failures: [{ code: 'stalled' }] })
  })

  test('a request has an end even where text keeps coming', async () => {
    const clock = new FakeClock()
    const slow = scriptedProvider({
      id: 'a',
      script: function* () {
        for (;;) {
          yield text('word ')
          yield new Promise<void>((resolve) => void clock.after(900, resolve))
        }
      },
    })
    const result = collect([slow], { clock, deadlines: { requestMs: 10_000, silenceMs: 1_000 } }).catch(
      (thrown: unknown) => thrown,
    )
    await clock.advance(10_000)
    expect(await result).toMatchObject({ failures: [{ code: 'timeout' }] })
  })
})

describe('[P4] retries and the circuit breaker', () => {
  test('the same provider is asked again before its first token, and it is said that the reader waits', async () => {
    const clock = new FakeClock()
    const busy = scriptedProvider({
      id: 'a',
      script: (_, call) => (call < 2 ? [providerFailure('overloaded', 'a')] : [text('at last'), finish]),
    })
    const options = { clock, random: () => 1, retry: { retries: 2, baseMs: 1_500 } }
    const result = collect([busy, writes('b', 'never')], options)
    await clock.advance(4_500)
    const { events, text: whole } = await result
    expect(whole).toBe('at last')
    expect(kinds(events)).toEqual(['first', ...Array.from({ length: 5 }, () => 'waiting'), 'finish'])
    expect(busy.requests).toHaveLength(3)
  })

  test('never after it: the text would begin anew', async () => {
    const cut = scriptedProvider({ id: 'a', script: () => [text('some'), providerFailure('truncated', 'a')] })
    await collect([cut], { retry: { retries: 5 } }).catch(() => undefined)
    expect(cut.requests).toHaveLength(1)
  })

  test('an abort ends the wait', async () => {
    const clock = new FakeClock()
    const abort = new AbortController()
    const busy = scriptedProvider({ script: () => [providerFailure('overloaded', 'a')] })
    const options = { clock, signal: abort.signal, retry: { retries: 2 } }
    const result = collect([busy], options).catch((thrown: unknown) => thrown)
    await clock.advance(1)
    abort.abort('stop')
    expect(await result).toBe('stop')
    expect(clock.waiting).toBe(0)
  })

  test('an open breaker costs nothing: its provider is not asked', async () => {
    const clock = new FakeClock()
    const breakers = new CircuitBreakers(clock, { failures: 1 })
    const down = scriptedProvider({ id: 'a', script: () => [providerFailure('unreachable', 'a')] })
    await collect([down, writes('b', 'x')], { clock, breakers })
    const { events } = await collect([down, writes('b', 'x')], { clock, breakers })
    expect(down.requests).toHaveLength(1)
    expect(events[0]).toMatchObject({ type: 'attempt', attempt: 1, provider: 'b', because: 'unreachable' })
    const error = await collect([down], { clock, breakers }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ failures: [{ provider: 'a', code: 'unreachable', retryAfterMs: 30_000 }] })
  })
})

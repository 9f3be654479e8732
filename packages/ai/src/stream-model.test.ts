import { describe, expect, test } from 'vitest'
import { AllProvidersFailed } from './all-providers-failed.ts'
import { CircuitBreakers } from './circuit-breaker.ts'
import type { ModelStreamEvent, Resume } from './model-stream.ts'
import type { ModelRequest, Provider } from './provider.ts'
import { type StreamOptions, streamModel } from './stream-model.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { finish, hang, type ScriptedProvider, scriptedProvider, text } from './testing/scripted-provider.ts'
import { UsageMeter } from './usage.ts'
import { providerFailure } from './wire/failure.ts'

const request: ModelRequest = {
  system: 's',
  messages: [{ role: 'user', text: 'draft' }],
  maxOutputTokens: 4000,
  temperature: 0,
}
const words =
  'The Receiving Party shall keep the Confidential Information secret and shall not disclose it to anybody.\n\n' +
  '2. Term. This Agreement lasts for two years from its date and ends by itself after that.\n'

async function collect(chain: readonly Provider[], options: Partial<StreamOptions> = {}) {
  const events: ModelStreamEvent[] = []
  const signal = options.signal ?? new AbortController().signal
  const stream = streamModel(chain, request, { clock: new FakeClock(), retry: { retries: 0 }, ...options, signal })
  for await (const event of stream) events.push(event)
  return { events, text: fold(events, options.resume) }
}

function fold(events: readonly ModelStreamEvent[], resume?: Resume): string {
  let whole = resume?.text ?? ''
  for (const event of events) {
    if (event.type === 'attempt') whole = whole.slice(0, event.offset)
    if (event.type !== 'text') continue
    expect(event.offset).toBe(whole.length)
    whole += event.text
  }
  return whole
}

const writes = (id: string, ...pieces: string[]): ScriptedProvider =>
  scriptedProvider({ id, script: () => [...pieces.map(text), finish] })

const kinds = (events: readonly ModelStreamEvent[]) =>
  events.filter((event) => event.type !== 'text').map((event) => (event.type === 'attempt' ? event.mode : event.type))

describe('one provider', () => {
  test('gives an attempt, the text in order and one finish', async () => {
    const { events, text: whole } = await collect([writes('a', 'one ', 'two')])
    expect(events).toMatchObject([
      { type: 'attempt', attempt: 1, provider: 'a', mode: 'first', offset: 0, location: 'local' },
      { type: 'text', text: 'one ', offset: 0, attempt: 1 },
      { type: 'text', text: 'two', offset: 4, attempt: 1 },
      { type: 'finish', reason: 'stop', usage: { estimated: true } },
    ])
    expect(whole).toBe('one two')
  })
})

describe('[G4] fallback', () => {
  test('before the first token the next provider writes, and it is recorded why', async () => {
    const down = scriptedProvider({ id: 'a', script: () => [providerFailure('unreachable', 'a')] })
    const { events, text: whole } = await collect([down, writes('b', 'whole')])
    expect(whole).toBe('whole')
    expect(events[1]).toMatchObject({ type: 'attempt', attempt: 2, mode: 'first', because: 'unreachable' })
  })

  test('in the middle the next provider goes on where its overlap is found', async () => {
    const cut = scriptedProvider({
      id: 'a',
      script: () => [text(words.slice(0, 150)), providerFailure('truncated', 'a')],
    })
    const next = scriptedProvider({
      id: 'b',
      script: ({ messages }) => {
        const anchor = /<<<(.*)>>>/s.exec(messages.at(-1)?.text ?? '')?.[1] ?? 'none'
        return [
          ...(words
            .slice(words.indexOf(anchor))
            .match(/.{1,5}/gs)
            ?.map(text) ?? []),
          finish,
        ]
      },
    })
    const { events, text: whole } = await collect([cut, next])
    expect(whole).toBe(words)
    expect(kinds(events)).toEqual(['first', 'continue', 'finish'])
  })

  test('words that do not meet the old ones are asked for anew, and never glued', async () => {
    const cut = scriptedProvider({
      id: 'a',
      script: () => [text(words.slice(0, 150)), providerFailure('stalled', 'a')],
    })
    const next = scriptedProvider({
      id: 'b',
      script: (_, call) => (call === 0 ? [text('Certainly! '.repeat(300)), finish] : [text(words), finish]),
    })
    const { events, text: whole } = await collect([cut, next])
    expect(whole).toBe(words)
    expect(kinds(events)).toEqual(['first', 'restart', 'finish'])
    expect(next.requests).toHaveLength(2)
  })

  test('the library goes on from a text that is its own beginning, and begins anew from any other', async () => {
    const library = scriptedProvider({
      id: 'l',
      wholeText: true,
      script: () => [text(words.slice(0, 30)), text(words.slice(30)), finish],
    })
    const own: Resume = { text: words.slice(0, 90), attempt: 3, because: 'interrupted' }
    const continued = await collect([library], { resume: own })
    expect(continued.text).toBe(words)
    expect(continued.events[0]).toMatchObject({ mode: 'continue', attempt: 4, offset: 90, because: 'interrupted' })
    const others = await collect([library], { resume: { ...own, text: 'Something else' } })
    expect(others.text).toBe(words)
    expect(others.events[0]).toMatchObject({ mode: 'restart', offset: 0 })
  })

  test('when all have failed, each is named with its code', async () => {
    const fails = (id: string, code: 'unauthorized' | 'overloaded') =>
      scriptedProvider({ id, script: () => [providerFailure(code, id)] })
    const error = await collect([fails('a', 'unauthorized'), fails('b', 'overloaded')]).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(AllProvidersFailed)
    expect(error).toMatchObject({
      failures: [
        { provider: 'a', code: 'unauthorized' },
        { provider: 'b', code: 'overloaded' },
      ],
    })
  })
})

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

describe('[P2] abort', () => {
  test('throws the reason and ends the upstream stream', async () => {
    const clock = new FakeClock()
    const abort = new AbortController()
    const silent = scriptedProvider({ id: 'a', script: () => [text('x'), hang()] })
    const result = collect([silent, writes('b', 'never')], { clock, signal: abort.signal }).catch(
      (thrown: unknown) => thrown,
    )
    await clock.advance(1)
    const reason = new Error('stop')
    abort.abort(reason)
    expect(await result).toBe(reason)
    expect(silent.open).toBe(0)
    expect(clock.waiting).toBe(0)
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

describe('ends', () => {
  test('[G5] a provider that ends without its end marker has failed, and so has one that ends without a word', async () => {
    const silent = scriptedProvider({ id: 'a', script: () => [] })
    const empty = scriptedProvider({ id: 'b', script: () => [finish] })
    const error = await collect([silent, empty]).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ failures: [{ code: 'truncated' }, { code: 'malformed' }] })
  })

  test('[P3] what is no error of a provider is not shown, and given to the log', async () => {
    const causes: unknown[] = []
    const bug = new TypeError('the whole contract')
    const broken = scriptedProvider({ id: 'a', script: () => [bug] })
    const options = { onError: (_: Provider, error: Error, cause: unknown) => causes.push(error.message, cause) }
    const error = await collect([broken], options).catch((thrown: unknown) => thrown)
    expect(String(error)).not.toContain('contract')
    expect(causes).toEqual([expect.not.stringContaining('contract'), bug])
  })

  test('[G4] the text stands when nobody can go on with it', async () => {
    const cut = scriptedProvider({
      id: 'a',
      script: () => [text(words.slice(0, 150)), providerFailure('truncated', 'a')],
    })
    const down = scriptedProvider({ id: 'b', script: () => [providerFailure('unreachable', 'b')] })
    const events: ModelStreamEvent[] = []
    const signal = new AbortController().signal
    const reading = (async () => {
      for await (const event of streamModel([cut, down], request, {
        signal,
        clock: new FakeClock(),
        retry: { retries: 0 },
      }))
        events.push(event)
    })()
    await expect(reading).rejects.toMatchObject({ failures: [{ provider: 'a' }, { provider: 'b' }] })
    expect(fold(events)).toBe(words.slice(0, 150))
    expect(kinds(events)).toEqual(['first'])
  })

  test('[G3] what was spent can be read after an abort', async () => {
    const clock = new FakeClock()
    const meter = new UsageMeter(clock)
    const abort = new AbortController()
    const stalls = scriptedProvider({ script: () => [text('x'.repeat(400)), hang()] })
    const result = collect([stalls], { clock, meter, signal: abort.signal }).catch((thrown: unknown) => thrown)
    await clock.advance(1)
    abort.abort()
    await result
    expect(meter.usage).toMatchObject({ outputTokens: 100, estimated: true })
  })

  test('[G3] a provider that ignores an abort is waited for no longer than 2 s', async () => {
    const clock = new FakeClock()
    const abort = new AbortController()
    const deaf: Provider = {
      id: 'deaf',
      model: 'm',
      location: 'local',
      stream: () => ({ [Symbol.asyncIterator]: () => ({ next: () => hang() }) }),
      probe: async () => ({ health: 'ready' }),
    }
    let isOver = false
    const result = collect([deaf], { clock, signal: abort.signal })
      .catch((thrown: unknown) => thrown)
      .finally(() => {
        isOver = true
      })
    await clock.advance(1)
    abort.abort('stop')
    await clock.advance(1_999)
    expect(isOver).toBe(false)
    await clock.advance(1)
    expect(await result).toBe('stop')
  })

  test('a reader that leaves ends the request', async () => {
    const clock = new FakeClock()
    const stalls = scriptedProvider({ script: () => [text('some'), hang()] })
    for await (const { type } of streamModel([stalls], request, { clock, signal: new AbortController().signal }))
      if (type === 'text') break
    await clock.advance(1)
    expect(stalls.open).toBe(0)
    expect(clock.waiting).toBe(0)
  })

  test('[P5] an empty chain says that nobody may be asked', async () => {
    await expect(collect([])).rejects.toThrow('No provider may be used')
  })

  test('[G6] a text that was left empty begins as a first attempt of the next number', async () => {
    const { events } = await collect([writes('a', 'x')], { resume: { text: '', attempt: 1, because: 'interrupted' } })
    expect(events[0]).toMatchObject({ type: 'attempt', attempt: 2, mode: 'first', because: 'interrupted' })
  })
})

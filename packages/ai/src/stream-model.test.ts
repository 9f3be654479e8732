import { describe, expect, test } from 'vitest'
import { AllProvidersFailed } from './all-providers-failed.ts'
import type { ModelStreamEvent, Resume } from './model-stream.ts'
import type { ModelRequest, Provider } from './provider.ts'
import { type StreamOptions, streamModel } from './stream-model.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { finish, hang, type ScriptedProvider, scriptedProvider, text } from './testing/scripted-provider.ts'
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

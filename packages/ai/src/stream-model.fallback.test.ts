import { describe, expect, test } from 'vitest'
import { AllProvidersFailed } from './all-providers-failed.ts'
import type { ModelStreamEvent, Resume } from './model-stream.ts'
import { collect, fold, kinds, request, words, writes } from './stream-model.fixture.ts'
import { streamModel } from './stream-model.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { finish, scriptedProvider, text } from './testing/scripted-provider.ts'
import { providerFailure } from './wire/failure.ts'

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

  test('the text stands when nobody can go on with it', async () => {
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
})

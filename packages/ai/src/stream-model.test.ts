import { describe, expect, test } from 'vitest'
import type { Provider } from './provider.ts'
import { collect, request, writes } from './stream-model.fixture.ts'
import { streamModel } from './stream-model.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { finish, hang, scriptedProvider, text } from './testing/scripted-provider.ts'
import { UsageMeter } from './usage.ts'

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

  test('[P5] an empty chain says that nobody may be asked', async () => {
    await expect(collect([])).rejects.toThrow('No provider may be used')
  })

  test('[G6] a text that was left empty begins as a first attempt of the next number', async () => {
    const { events } = await collect([writes('a', 'x')], { resume: { text: '', attempt: 1, because: 'interrupted' } })
    expect(events[0]).toMatchObject({ type: 'attempt', attempt: 2, mode: 'first', because: 'interrupted' })
  })
})

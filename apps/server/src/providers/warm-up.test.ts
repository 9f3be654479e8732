import type { Provider } from '@clausemint/ai'
import { FakeClock, scriptedProvider } from '@clausemint/ai/testing'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { WarmUp } from './warm-up.ts'

function setUp() {
  const clock = new FakeClock()
  const loads: string[] = []
  let loading = Promise.withResolvers<void>()
  const provider = (id: string): Provider => ({
    ...scriptedProvider({ id, script: () => [] }),
    warmUp: () => {
      loads.push(id)
      loading = Promise.withResolvers<void>()
      return loading.promise
    },
  })
  let first = provider('mistral')
  const warmUp = new WarmUp({ clock, logger: pino({ level: 'silent' }), first: () => first })
  return {
    clock,
    warmUp,
    loads,
    loaded: async () => {
      loading.resolve()
      await clock.advance(0)
    },
    failed: async () => {
      loading.reject(new Error('not there'))
      await clock.advance(0)
    },
    prefer: (id: string) => {
      first = provider(id)
    },
  }
}

describe('[G5] loading a local model ahead', () => {
  it('happens once at the start, and again only after long idleness', async () => {
    const { clock, warmUp, loads, loaded } = setUp()
    warmUp.expectWork()
    warmUp.expectWork()
    expect(loads).toHaveLength(1)
    await loaded()
    await clock.advance(9 * 60_000)
    warmUp.expectWork()
    expect(loads).toHaveLength(1)
    await clock.advance(11 * 60_000)
    warmUp.expectWork()
    expect(loads).toHaveLength(2)
  })

  it('happens when another provider is put first', async () => {
    const { warmUp, loads, loaded, prefer } = setUp()
    warmUp.expectWork()
    await loaded()
    prefer('llama')
    warmUp.expectWork()
    expect(loads).toEqual(['mistral', 'llama'])
  })

  it('is tried again where it failed', async () => {
    const { warmUp, loads, failed } = setUp()
    warmUp.expectWork()
    await failed()
    warmUp.expectWork()
    expect(loads).toHaveLength(2)
  })
})

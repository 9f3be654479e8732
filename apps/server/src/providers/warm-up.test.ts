import type { Provider } from '@clausemint/ai'
import { FakeClock, scriptedProvider } from '@clausemint/ai/testing'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { WarmUp } from './warm-up.ts'

function setUp() {
  const clock = new FakeClock()
  let loads = 0
  let finish = () => {}
  const provider: Provider = {
    ...scriptedProvider({ script: () => [] }),
    warmUp: () => {
      loads++
      return new Promise<void>((resolve) => {
        finish = resolve
      })
    },
  }
  const warmUp = new WarmUp({ clock, logger: pino({ level: 'silent' }), first: () => provider })
  return { clock, warmUp, loads: () => loads, loaded: () => finish() }
}

describe('[G5] loading a local model ahead', () => {
  it('happens once at the start, and again only after long idleness', async () => {
    const { clock, warmUp, loads, loaded } = setUp()
    warmUp.expectWork()
    warmUp.expectWork()
    expect(loads()).toBe(1)
    loaded()
    await Promise.resolve()
    await clock.advance(9 * 60_000)
    warmUp.expectWork()
    expect(loads()).toBe(1)
    await clock.advance(11 * 60_000)
    warmUp.expectWork()
    expect(loads()).toBe(2)
  })
})

import { expect, it } from 'vitest'
import { CircuitBreakers } from './circuit-breaker.ts'
import type { Provider } from './provider.ts'
import { ProviderMonitor } from './provider-monitor.ts'
import { FakeClock, scriptedProvider } from './testing/index.ts'

it('asks a provider how it is once, however many want to know in the same second', async () => {
  const clock = new FakeClock()
  let probes = 0
  const provider: Provider = {
    ...scriptedProvider({ script: () => [] }),
    probe: async () => {
      probes++
      return { health: 'ready' }
    },
  }
  const monitor = new ProviderMonitor(new CircuitBreakers(clock), clock)
  const signal = new AbortController().signal
  await Promise.all([1, 2, 3].map(() => monitor.status(provider, signal)))
  expect(probes).toBe(1)
  await clock.advance(1_000)
  await monitor.status(provider, signal)
  expect(probes).toBe(2)
})

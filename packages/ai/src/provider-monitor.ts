import type { ProviderId, ProviderStatus } from '@clausemint/protocol'
import type { CircuitBreakers } from './circuit-breaker.ts'
import type { Clock } from './clock.ts'
import type { Provider, ProviderError, ProviderHealth } from './provider.ts'

/** An answer to a probe is believed this long. */
const believedMs = 1_000

interface Seen {
  lastError?: NonNullable<ProviderStatus['lastError']>
  timeToFirstTokenMs?: number
}

/** What was seen of each provider, for `ai.status`. A provider's error is fit for a user, so it is shown as it is (P3). */
export class ProviderMonitor {
  readonly #breakers: CircuitBreakers
  readonly #clock: Clock
  readonly #probes = new Map<ProviderId, { at: number; health: Promise<ProviderHealth> }>()
  readonly #seen = new Map<ProviderId, Seen>()

  constructor(breakers: CircuitBreakers, clock: Clock) {
    this.#breakers = breakers
    this.#clock = clock
  }

  failed({ id }: Provider, { code, message }: ProviderError): void {
    this.#see(id).lastError = { code, message, at: new Date().toISOString() }
  }

  firstToken({ id }: Provider, milliseconds: number): void {
    this.#see(id).timeToFirstTokenMs = Math.round(milliseconds)
  }

  /** Asks the provider how it is, and adds what was seen of it. */
  async status(provider: Provider, signal: AbortSignal): Promise<Omit<ProviderStatus, 'rank'>> {
    const { id, model, location } = provider
    const { health } = await this.#probe(provider, signal)
    return { id, model, location, health, breaker: this.#breakers.of(id).state, ...this.#seen.get(id) }
  }

  /** However many ask at once, the provider is asked once. */
  #probe(provider: Provider, signal: AbortSignal): Promise<ProviderHealth> {
    const now = this.#clock.now()
    const known = this.#probes.get(provider.id)
    if (known && now - known.at < believedMs) return known.health
    const health = provider.probe(signal)
    this.#probes.set(provider.id, { at: now, health })
    return health
  }

  #see(id: ProviderId): Seen {
    const seen = this.#seen.get(id) ?? {}
    this.#seen.set(id, seen)
    return seen
  }
}

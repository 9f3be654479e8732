import type { ProviderId, ProviderStatus } from '@clausemint/protocol'
import type { CircuitBreakers } from './circuit-breaker.ts'
import type { Provider, ProviderError } from './provider.ts'

interface Seen {
  lastError?: NonNullable<ProviderStatus['lastError']>
  timeToFirstTokenMs?: number
}

/** What was seen of each provider, for `ai.status`. A provider's error is fit for a user, so it is shown as it is (P3). */
export class ProviderMonitor {
  readonly #breakers: CircuitBreakers
  readonly #seen = new Map<ProviderId, Seen>()

  constructor(breakers: CircuitBreakers) {
    this.#breakers = breakers
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
    const { health } = await provider.probe(signal)
    return { id, model, location, health, breaker: this.#breakers.of(id).state, ...this.#seen.get(id) }
  }

  #see(id: ProviderId): Seen {
    const seen = this.#seen.get(id) ?? {}
    this.#seen.set(id, seen)
    return seen
  }
}

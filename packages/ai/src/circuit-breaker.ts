import type { ProviderErrorCode, ProviderId } from '@clausemint/protocol'
import type { Clock } from './clock.ts'
import type { ProviderError } from './provider.ts'

export type BreakerState = 'closed' | 'open' | 'half-open'

export interface BreakerOptions {
  /** Failures in a row that open it. */
  failures: number
  /** Milliseconds it stays open the first time; doubled each time the trial fails. */
  openMs: number
  maxOpenMs: number
}

export const defaultBreakerOptions: BreakerOptions = { failures: 3, openMs: 30_000, maxOpenMs: 300_000 }

/** These say something about the provider; the others are the request's own fault. */
const counted: ReadonlySet<ProviderErrorCode> = new Set([
  'unreachable',
  'unauthorized',
  'rate_limited',
  'overloaded',
  'timeout',
  'stalled',
  'truncated',
  'malformed',
])

/** Keeps a provider that fails again and again from being asked, and lets one request try it again later (P4). */
export class CircuitBreaker {
  lastCode: ProviderErrorCode = 'unreachable'
  readonly #clock: Clock
  readonly #options: BreakerOptions
  #failures = 0
  #openings = 0
  #openUntil: number | undefined
  #trying = false

  constructor(clock: Clock, options: Partial<BreakerOptions> = {}) {
    this.#clock = clock
    this.#options = { ...defaultBreakerOptions, ...options }
  }

  get state(): BreakerState {
    if (this.#openUntil === undefined) return 'closed'
    return this.#clock.now() < this.#openUntil ? 'open' : 'half-open'
  }

  /** Milliseconds until it may be tried again; 0 when it may be now. */
  get retryAfterMs(): number {
    return Math.max(0, (this.#openUntil ?? 0) - this.#clock.now())
  }

  /** Whether a request may be made now. In `half-open` one may, and its outcome decides; report it. */
  tryEnter(): boolean {
    if (this.state === 'closed') return true
    if (this.state === 'open' || this.#trying) return false
    this.#trying = true
    return true
  }

  succeeded(): void {
    this.#failures = 0
    this.#openings = 0
    this.#openUntil = undefined
    this.#trying = false
  }

  failed(error: ProviderError): void {
    if (!counted.has(error.code)) {
      this.abandoned()
      return
    }
    this.lastCode = error.code
    const wasTrial = this.#trying
    this.#trying = false
    this.#failures++
    if (!wasTrial && this.#failures < this.#options.failures) return
    const { openMs, maxOpenMs } = this.#options
    const wait = Math.min(maxOpenMs, Math.max(openMs * 2 ** this.#openings, error.retryAfterMs ?? 0))
    this.#openings++
    this.#openUntil = this.#clock.now() + wait
  }

  /** The request ended for reasons that say nothing about the provider: cancelled, or refused for what it asked. */
  abandoned(): void {
    this.#trying = false
  }
}

/** One breaker a provider, shared by all generations of a server. */
export class CircuitBreakers {
  readonly #clock: Clock
  readonly #options: Partial<BreakerOptions>
  readonly #breakers = new Map<ProviderId, CircuitBreaker>()

  constructor(clock: Clock, options: Partial<BreakerOptions> = {}) {
    this.#clock = clock
    this.#options = options
  }

  of(provider: ProviderId): CircuitBreaker {
    let breaker = this.#breakers.get(provider)
    if (!breaker) {
      breaker = new CircuitBreaker(this.#clock, this.#options)
      this.#breakers.set(provider, breaker)
    }
    return breaker
  }
}

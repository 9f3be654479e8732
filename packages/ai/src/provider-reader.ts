import type { Cancel, Clock } from './clock.ts'
import type { Deadlines } from './deadlines.ts'
import type { ModelEvent, ModelRequest, Provider } from './provider.ts'
import { providerFailure } from './wire/failure.ts'

/** What a reader gives: the provider's events; `tick` while there is no text yet; `end` after the last event. */
export type ReaderEvent = ModelEvent | { type: 'tick' } | { type: 'end' }

const tick: ReaderEvent = { type: 'tick' }
const end: ReaderEvent = { type: 'end' }
const tickMs = 1_000
/** How long an aborted provider is given to end its connection, before the abort is thrown without its word. */
const abortGraceMs = 2_000

export interface ReaderOptions {
  signal: AbortSignal
  clock: Clock
  deadlines: Deadlines
}

/**
 * Reads one request's stream under its deadlines. One waiter and one timer a kind live as long as the request: a
 * promise raced anew for every token would keep all of them alive.
 */
export class ProviderReader {
  /** Milliseconds from the request to the first text; undefined before it. */
  firstTokenMs: number | undefined
  readonly #provider: Provider
  readonly #options: ReaderOptions
  readonly #upstream = new AbortController()
  readonly #events: AsyncIterator<ModelEvent>
  readonly #startedAt: number
  /** True from asking the provider for an event to its answer. */
  #asked = false
  #askedAt: number
  #ended = false
  #waiter: PromiseWithResolvers<ReaderEvent> | undefined
  /** What came while nobody waited. */
  #kept: ReaderEvent | undefined
  #failed: { reason: unknown } | undefined
  #cancelTick: Cancel | undefined
  #cancelDeadline: Cancel | undefined
  #cancelGrace: Cancel | undefined

  constructor(provider: Provider, request: ModelRequest, options: ReaderOptions) {
    options.signal.throwIfAborted()
    this.#provider = provider
    this.#options = options
    this.#startedAt = options.clock.now()
    this.#askedAt = this.#startedAt
    options.signal.addEventListener('abort', this.#aborted, { once: true })
    this.#events = provider.stream(request, this.#upstream.signal)[Symbol.asyncIterator]()
    this.#watch()
    this.#scheduleTick()
  }

  /** Milliseconds since the request began. */
  get elapsedMs(): number {
    return this.#options.clock.now() - this.#startedAt
  }

  /**
   * The next event. One call at a time.
   * @throws ProviderError; the signal's reason once it is aborted and the provider has ended, or had time to.
   */
  next(): Promise<ReaderEvent> {
    if (this.#failed) return Promise.reject(this.#failed.reason)
    if (this.#kept) {
      const kept = this.#kept
      this.#kept = undefined
      return Promise.resolve(kept)
    }
    this.#waiter = Promise.withResolvers<ReaderEvent>()
    this.#ask()
    return this.#waiter.promise
  }

  /** Ends the upstream request if it still runs, and every timer. */
  close(): void {
    this.#options.signal.removeEventListener('abort', this.#aborted)
    this.#cancelTick?.()
    this.#cancelDeadline?.()
    this.#cancelGrace?.()
    this.#upstream.abort()
    if (this.#ended) return
    this.#ended = true
    // A provider that hangs never answers `return`, and what it says now interests nobody.
    void this.#events.return?.().catch(() => undefined)
  }

  #ask(): void {
    if (this.#asked) return
    this.#asked = true
    this.#askedAt = this.#options.clock.now()
    this.#events.next().then(this.#answered, this.#threw)
  }

  readonly #answered = (result: IteratorResult<ModelEvent>) => {
    this.#asked = false
    if (result.done) this.#ended = true
    if (this.#options.signal.aborted) return this.#fail(this.#options.signal.reason)
    if (!result.done && result.value.type === 'text' && this.firstTokenMs === undefined) this.#noteFirstToken()
    this.#deliver(result.done ? end : result.value)
  }

  readonly #threw = (error: unknown) => {
    this.#asked = false
    this.#ended = true
    this.#fail(this.#options.signal.aborted ? this.#options.signal.reason : error)
  }

  #noteFirstToken(): void {
    this.firstTokenMs = this.elapsedMs
    this.#cancelTick?.()
    this.#cancelDeadline?.()
    this.#watch()
  }

  /**
   * One timer for the nearest deadline; a token moves no timer, the timer looks back at the last question. While
   * nobody asks for text the provider is not the silent one.
   */
  #watch(): void {
    const { clock, deadlines } = this.#options
    const now = clock.now()
    const whole = this.#startedAt + deadlines.requestMs
    const askedAt = this.#asked ? this.#askedAt : now
    const next =
      this.firstTokenMs === undefined ? this.#startedAt + deadlines.firstTokenMs : askedAt + deadlines.silenceMs
    const due = Math.min(whole, next)
    if (now < due) this.#cancelDeadline = clock.after(due - now, () => this.#watch())
    else this.#missed(now >= whole || this.firstTokenMs === undefined ? 'timeout' : 'stalled')
  }

  #missed(code: 'timeout' | 'stalled'): void {
    const failure = providerFailure(code, this.#provider.id)
    this.#fail(failure)
    this.#upstream.abort(failure)
  }

  readonly #aborted = () => {
    this.#upstream.abort(this.#options.signal.reason)
    const abort = () => this.#fail(this.#options.signal.reason)
    // Thrown once the provider has ended, so that whoever cancels can say when the connection was closed (G3).
    if (this.#asked) this.#cancelGrace = this.#options.clock.after(abortGraceMs, abort)
    else abort()
  }

  #scheduleTick(): void {
    this.#cancelTick = this.#options.clock.after(tickMs, () => {
      this.#scheduleTick()
      if (this.#waiter && !this.#options.signal.aborted) this.#deliver(tick)
    })
  }

  #deliver(event: ReaderEvent): void {
    const waiter = this.#waiter
    this.#waiter = undefined
    if (waiter) waiter.resolve(event)
    else this.#kept = event
  }

  #fail(reason: unknown): void {
    this.#failed ??= { reason }
    const waiter = this.#waiter
    this.#waiter = undefined
    waiter?.reject(this.#failed.reason)
  }
}

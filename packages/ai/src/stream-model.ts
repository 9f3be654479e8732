import type { AttemptReason, ProviderErrorCode, ProviderId } from '@clausemint/protocol'
import { CircuitBreakers } from './circuit-breaker.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Deadlines, defaultDeadlines } from './deadlines.ts'
import type { ModelStreamEvent, Resume } from './model-stream.ts'
import { openingFor, type Start, whole } from './opening.ts'
import { type ModelRequest, type Provider, ProviderError } from './provider.ts'
import { ProviderReader } from './provider-reader.ts'
import { defaultRetryPolicy, type RetryPolicy, retryDelay } from './retry.ts'
import { UsageMeter } from './usage.ts'
import { waiting } from './waiting.ts'
import { WellFormedText } from './well-formed-text.ts'
import { providerFailure } from './wire/failure.ts'

export interface StreamOptions {
  /** Its abort ends the upstream request, and its reason is thrown. */
  signal: AbortSignal
  clock?: Clock
  deadlines?: Partial<Deadlines>
  retry?: Partial<RetryPolicy>
  /** Shared by all generations of a server, so that a provider that is down is known to all of them. */
  breakers?: CircuitBreakers
  /** From 0 up to 1; for the jitter of retries. */
  random?: () => number
  resume?: Resume
  /** Read it after a throw to know what was spent. */
  meter?: UsageMeter
  /** Every failure of a provider, retried ones included; `cause` is for the log where it is no `ProviderError`. */
  onError?: (provider: Provider, error: ProviderError, cause: unknown) => void
  onFirstToken?: (provider: Provider, timeToFirstTokenMs: number) => void
}

/** Nobody could write it. `failures` has one entry a provider, in the order they were asked. */
export class AllProvidersFailed extends Error {
  override readonly name = 'AllProvidersFailed'
  readonly failures: readonly ProviderFailure[]

  constructor(failures: readonly ProviderFailure[]) {
    super(failures.at(-1)?.message ?? 'No provider may be used for this document.')
    this.failures = failures
  }

  /** Who failed last, and why; undefined when nobody could be asked at all. */
  get last(): ProviderFailure | undefined {
    return this.failures.at(-1)
  }
}

export interface ProviderFailure {
  provider: ProviderId
  code: ProviderErrorCode
  /** Fit for a user. */
  message: string
  retryAfterMs?: number | undefined
}

/** A model that writes on and on is stopped at this many characters for each token it may write. */
const charactersPerToken = 16
const spareCharacters = 4_000

/**
 * One text from a chain of providers (G4). Each is asked in turn until one has written the text to its end; a text
 * that was cut is gone on with by the next one where its overlap is verified, and begun anew where not.
 * @throws the signal's reason when aborted; AllProvidersFailed when every provider failed
 */
export async function* streamModel(
  chain: readonly Provider[],
  request: ModelRequest,
  options: StreamOptions,
): AsyncGenerator<ModelStreamEvent, void, undefined> {
  const { signal, clock = systemClock, random = Math.random } = options
  const deadlines = { ...defaultDeadlines, ...options.deadlines }
  const policy = { ...defaultRetryPolicy, ...options.retry }
  const breakers = options.breakers ?? new CircuitBreakers(clock)
  const meter = options.meter ?? new UsageMeter(clock)
  const mostCharacters = request.maxOutputTokens * charactersPerToken + spareCharacters
  signal.throwIfAborted()

  let text = options.resume?.text ?? ''
  let attempt = options.resume?.attempt ?? 0
  let because: AttemptReason | undefined = options.resume?.because
  const failures: ProviderFailure[] = []

  for (const [rank, provider] of chain.entries()) {
    const breaker = breakers.of(provider.id)
    if (!breaker.tryEnter()) {
      const { code, message } = providerFailure(breaker.lastCode, provider.id)
      failures.push({ provider: provider.id, code, message, retryAfterMs: breaker.retryAfterMs })
      because ??= code
      continue
    }
    let opening = openingFor(provider, request, text)
    let announced = false
    const announce = (start: Omit<Start, 'text'>): ModelStreamEvent => {
      announced = true
      attempt++
      const { id, model, location } = provider
      const reason = because === undefined ? {} : { because }
      return {
        type: 'attempt',
        attempt,
        provider: id,
        model,
        location,
        ...reason,
        mode: start.mode,
        offset: start.offset,
      }
    }
    if (text === '') yield announce({ mode: 'first', offset: 0 })

    for (let tried = 1; ; ) {
      const reader = new ProviderReader(provider, opening.request, { signal, clock, deadlines })
      const wellFormed = new WellFormedText()
      let head: string | undefined = ''
      let written = 0
      let loading = false
      let judged = false
      meter.begin(provider.model, opening.request)
      try {
        for (;;) {
          const event = await reader.next()
          if (event.type === 'tick') {
            yield { type: 'waiting', provider: provider.id, waitedMs: reader.elapsedMs, loading }
            continue
          }
          if (event.type === 'loading') {
            loading = true
            continue
          }
          if (event.type === 'end') throw providerFailure('truncated', provider.id)
          let piece = event.type === 'text' ? wellFormed.push(event.text) : wellFormed.end()
          if (event.type === 'text') {
            if (written === 0) options.onFirstToken?.(provider, reader.firstTokenMs ?? 0)
            // What no model wrote costs no tokens.
            if (!provider.wholeText) meter.wrote(event.text)
            written += event.text.length
          }
          if (event.type === 'finish' && written === 0 && !provider.wholeText)
            throw providerFailure('malformed', provider.id)
          const isTooLong = written > mostCharacters
          const isLast = event.type === 'finish' || isTooLong
          if (head !== undefined) {
            head += piece
            const start = opening.decide(head, isLast)
            if (start === 'undecided') continue
            if (start === 'again') throw new Unjoinable()
            head = undefined
            if (!announced || start.mode !== 'first') yield announce(start)
            text = text.slice(0, start.offset)
            piece = start.text
          }
          if (piece !== '') {
            const offset = text.length
            text += piece
            yield { type: 'text', text: piece, offset, attempt }
          }
          if (!isLast) continue
          meter.settle(event.type === 'finish' ? event.usage : {})
          breaker.succeeded()
          judged = true
          yield { type: 'finish', usage: meter.usage, reason: event.type === 'finish' ? event.reason : 'length' }
          return
        }
      } catch (error) {
        reader.close()
        if (signal.aborted) throw signal.reason
        meter.settle('failed')
        if (error instanceof Unjoinable) {
          opening = whole(request, 'restart')
          continue
        }
        const failure = error instanceof ProviderError ? error : providerFailure('malformed', provider.id)
        options.onError?.(provider, failure, error)
        breaker.failed(failure)
        judged = true
        because = failure.code
        const delay = written === 0 ? retryDelay(policy, failure, tried, rank === chain.length - 1, random) : undefined
        if (delay === undefined || breaker.state !== 'closed') {
          const { code, message, retryAfterMs } = failure
          failures.push({ provider: provider.id, code, message, retryAfterMs })
          break
        }
        tried++
        for await (const waitedMs of waiting(delay, clock, signal)) {
          yield { type: 'waiting', provider: provider.id, waitedMs, loading: false }
        }
      } finally {
        reader.close()
        meter.settle('cancelled')
        if (!judged) breaker.abandoned()
      }
    }
  }
  throw new AllProvidersFailed(failures)
}

/** The new provider's words do not meet the old ones; it is asked for a whole text instead. */
class Unjoinable extends Error {}

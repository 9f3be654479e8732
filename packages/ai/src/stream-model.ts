import type { ProviderErrorCode, ProviderId } from '@clausemint/protocol'
import { AllProvidersFailed, type ProviderFailure } from './all-providers-failed.ts'
import { CircuitBreakers } from './circuit-breaker.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Deadlines, defaultDeadlines } from './deadlines.ts'
import type { ModelStreamEvent, Resume } from './model-stream.ts'
import { openingFor, whole } from './opening.ts'
import { type ModelRequest, type Provider, ProviderError } from './provider.ts'
import { ProviderReader } from './provider-reader.ts'
import { defaultRetryPolicy, type RetryPolicy, retryDelay } from './retry.ts'
import { UsageMeter } from './usage.ts'
import { waiting } from './waiting.ts'
import { WellFormedText } from './well-formed-text.ts'
import { providerFailure } from './wire/failure.ts'
import { WrittenText } from './written-text.ts'

export interface StreamOptions {
  /** Its abort ends the upstream request, and its reason is thrown once that has ended, or after 2 s. */
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

/** A model that writes on and on is stopped at this many characters for each token it may write. */
const charactersPerToken = 16
const spareCharacters = 4_000

/**
 * One text from a chain of providers (G4). Each is asked in turn until one has written the text to its end; a text
 * that was cut is gone on with by the next one where its overlap is verified, and begun anew where not.
 *
 * All of it is one generator and one loop: a token passes no layer that is not needed.
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
  const written = new WrittenText(options.resume)
  const failures: ProviderFailure[] = []
  signal.throwIfAborted()

  for (const [rank, provider] of chain.entries()) {
    const breaker = breakers.of(provider.id)
    if (!breaker.tryEnter()) {
      failures.push(skipped(provider.id, breaker.lastCode, breaker.retryAfterMs))
      written.because ??= breaker.lastCode
      continue
    }
    let opening = openingFor(provider, request, written.text)
    const isFirst = written.text === ''
    if (isFirst) yield written.begin(provider, { mode: 'first', offset: 0 })

    for (let tried = 1; ; ) {
      const reader = new ProviderReader(provider, opening.request, { signal, clock, deadlines })
      const wellFormed = new WellFormedText()
      /** What is held back until it is decided how it meets the text that stands; undefined from then on. */
      let head: string | undefined = ''
      let characters = 0
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
          let piece: string
          if (event.type === 'text') {
            if (characters === 0) options.onFirstToken?.(provider, reader.firstTokenMs ?? 0)
            // What no model wrote costs no tokens.
            if (!provider.wholeText) meter.wrote(event.text)
            characters += event.text.length
            piece = wellFormed.push(event.text)
          } else {
            if (characters === 0 && !provider.wholeText) throw providerFailure('malformed', provider.id)
            piece = wellFormed.end()
          }
          const isLast = event.type === 'finish' || characters > mostCharacters
          if (head !== undefined) {
            head += piece
            const start = opening.decide(head, isLast)
            if (start === 'undecided') continue
            if (start === 'again') throw new Unjoinable()
            head = undefined
            if (!isFirst) yield written.begin(provider, start)
            piece = start.text
          }
          if (piece !== '') yield written.add(piece)
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
        written.because = failure.code
        const isLastProvider = rank === chain.length - 1
        const delay = characters === 0 ? retryDelay(policy, failure, tried, isLastProvider, random) : undefined
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

/** An open breaker: nobody was asked, and it is said what was the matter the last time. */
function skipped(provider: ProviderId, code: ProviderErrorCode, retryAfterMs: number): ProviderFailure {
  return { provider, code, message: providerFailure(code, provider).message, retryAfterMs }
}

/** The new provider's words do not meet the old ones; it is asked for a whole text instead. */
class Unjoinable extends Error {}

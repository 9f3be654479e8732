import type { ProviderErrorCode, ProviderId, ProviderLocation } from '@clausemint/protocol'

/** What a task asks of a model. Text of contracts is in `messages` only, never in an error or a log line. */
export interface ModelRequest {
  system: string
  messages: readonly ModelMessage[]
  /** Upper bound on what is written, in the model's tokens. */
  maxOutputTokens: number
  /** 0 to 1. */
  temperature: number
  /** The task's own way to an answer without any model; run by `library`, which knows nothing of documents. */
  withoutModel?: (signal: AbortSignal) => AsyncIterable<string>
}

export interface ModelMessage {
  role: 'user' | 'assistant'
  text: string
}

/** Tokens as the vendor reports them; a field it leaves out is absent and is estimated by the caller. */
export interface ReportedUsage {
  inputTokens?: number
  outputTokens?: number
}

export type ModelEvent =
  /** The model is being loaded, and no token can come yet. */
  | { type: 'loading' }
  | { type: 'text'; text: string }
  /** The vendor's own end marker was seen: the text is whole. Exactly one, and the last. */
  | { type: 'finish'; usage: ReportedUsage; reason: 'stop' | 'length' }

export interface ProviderHealth {
  health: 'ready' | 'loading' | 'unreachable' | 'misconfigured'
  /** Fit for an operator: what is wrong and what to do, e.g. "ollama pull mistral". */
  detail?: string
}

/** One way to a model. An adapter is small: it speaks its vendor's wire format and names its errors, nothing else. */
export interface Provider {
  readonly id: ProviderId
  readonly model: string
  readonly location: ProviderLocation
  /**
   * Always writes its whole text from the start, and the same text for the same request. It goes on from a text that
   * is its own beginning, and is not asked to continue anybody else's (G6).
   */
  readonly wholeText?: boolean
  /**
   * Text as it is made, then exactly one `finish`. An abort closes the upstream connection and throws the signal's
   * reason; it never ends as if complete (P2).
   * @throws ProviderError
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>
  /** Asks whether it could answer, without making text. Never throws; bounded by the caller's signal. */
  probe(signal: AbortSignal): Promise<ProviderHealth>
  /** Loads a local model ahead of the first request. */
  warmUp?(signal: AbortSignal): Promise<void>
}

/** A provider's failure (P3). `message` is fit for a user: no key, no prompt, no text of a contract, no vendor body. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly code: ProviderErrorCode
  readonly provider: ProviderId
  /** Asking the same provider again may help. */
  readonly retryable: boolean
  /** Milliseconds, from the vendor's `retry-after`. */
  readonly retryAfterMs: number | undefined

  constructor(code: ProviderErrorCode, provider: ProviderId, message: string, options: ProviderErrorOptions = {}) {
    super(message)
    this.code = code
    this.provider = provider
    this.retryable = options.retryable ?? retryableCodes.has(code)
    this.retryAfterMs = options.retryAfterMs
  }
}

interface ProviderErrorOptions {
  retryable?: boolean
  retryAfterMs?: number
}

const retryableCodes: ReadonlySet<ProviderErrorCode> = new Set([
  'unreachable',
  'rate_limited',
  'overloaded',
  'timeout',
  'stalled',
  'truncated',
  'malformed',
])

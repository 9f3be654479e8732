import { z } from 'zod'

/** A provider's name in the configuration: a built-in one, or the operator's name for a custom server. */
export type ProviderId = string

/** `local`: the text stays on the operator's machines. `remote`: it is sent to somebody else's (P5). */
export type ProviderLocation = 'local' | 'remote'

/** Why a provider failed (P3). One code a cause, whoever the vendor. */
export const providerErrorCodes = [
  'unreachable',
  'unauthorized',
  'rate_limited',
  'overloaded',
  'invalid_request',
  'context_too_long',
  'content_filtered',
  'timeout',
  'stalled',
  'truncated',
  'malformed',
] as const
export const providerErrorCodeSchema = z.enum(providerErrorCodes)
export type ProviderErrorCode = z.infer<typeof providerErrorCodeSchema>

/** What `ai.status` says of one provider. `lastError` is fit for a user: no key, prompt or contract text. */
export interface ProviderStatus {
  id: ProviderId
  model: string
  location: ProviderLocation
  /** Its place in the order of fallback; 0 is the one asked first. Absent: not in the chain. */
  rank?: number
  health: 'ready' | 'loading' | 'unreachable' | 'misconfigured' | 'unknown'
  breaker: 'closed' | 'open' | 'half-open'
  lastError?: { code: ProviderErrorCode; message: string; at: string }
  /** Milliseconds from the request to the first token, of the last generation that had one. */
  timeToFirstTokenMs?: number
}

/** Tokens and time of one generation. `estimated` when the provider did not report them (a cancel, a cut). */
export interface Usage {
  inputTokens: number
  outputTokens: number
  estimated: boolean
  timeToFirstTokenMs?: number
  tokensPerSecond?: number
  /** US dollars by the operator's price table; absent when the model has no price. */
  costUsd?: number
}

export const noUsage: Usage = { inputTokens: 0, outputTokens: 0, estimated: false }

/** What `ai.status` answers. */
export interface AiStatus {
  providers: ProviderStatus[]
  /** Who is asked when a request names nobody. */
  default: ProviderId
  /** Whether a fallback may send text from a local provider to a remote one (P5). */
  fallbackToRemote: boolean
}

/** What a member took today (UTC), and the limits there are. Running generations count with what they may take. */
export interface UsageToday {
  tokens: number
  costUsd: number
  limitTokens?: number
  limitCostUsd?: number
}

/** How one streamed sentence went. */
export interface ProviderTest {
  provider: ProviderId
  ok: boolean
  text: string
  chunks: number
  timeToFirstTokenMs?: number
  error?: { code: ProviderErrorCode; message: string }
}

import type { ProviderErrorCode } from '@clausemint/protocol'
import type { ProviderError } from './provider.ts'

/** How the same provider is asked again, before its first token only (P4). */
export interface RetryPolicy {
  /** Tries beyond the first. */
  retries: number
  /** Milliseconds before the first retry at most; doubled each time. */
  baseMs: number
  maxMs: number
  /** The longest `retry-after` that is waited for; a longer one sends the request to the next provider. */
  maxRetryAfterMs: number
}

export const defaultRetryPolicy: RetryPolicy = { retries: 2, baseMs: 500, maxMs: 8_000, maxRetryAfterMs: 10_000 }

const soon: ReadonlySet<ProviderErrorCode> = new Set(['rate_limited', 'overloaded', 'truncated', 'malformed'])

/**
 * Milliseconds to wait before asking the same provider again; undefined for not at all. A provider that cannot be
 * reached is asked again only where nobody else is left to ask.
 * @param tried requests made so far, at least 1
 * @param random a number from 0 up to 1
 */
export function retryDelay(
  policy: RetryPolicy,
  error: ProviderError,
  tried: number,
  isLast: boolean,
  random: () => number,
): number | undefined {
  if (tried > policy.retries || !error.retryable) return undefined
  if (!soon.has(error.code) && !(isLast && error.code === 'unreachable')) return undefined
  // Half of the wait is random, so that many requests that failed together do not come back together.
  const ceiling = Math.min(policy.maxMs, policy.baseMs * 2 ** (tried - 1))
  const backoff = ceiling / 2 + (ceiling / 2) * random()
  if (error.retryAfterMs === undefined) return backoff
  return error.retryAfterMs > policy.maxRetryAfterMs ? undefined : Math.max(error.retryAfterMs, backoff)
}

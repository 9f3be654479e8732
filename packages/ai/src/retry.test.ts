import { expect, test } from 'vitest'
import { ProviderError } from './provider.ts'
import { defaultRetryPolicy, retryDelay } from './retry.ts'
import { providerFailure } from './wire/failure.ts'

const delay = (error: ProviderError, tried = 1, isLast = false, random = 0) =>
  retryDelay(defaultRetryPolicy, error, tried, isLast, () => random)
const overloaded = providerFailure('overloaded', 'a')

test('[P4] backs off, half of it by chance', () => {
  expect([delay(overloaded, 1), delay(overloaded, 2)]).toEqual([250, 500])
  expect([delay(overloaded, 1, false, 1), delay(overloaded, 2, false, 1)]).toEqual([500, 1_000])
})

test('[P4] stops after the last retry', () => {
  expect(delay(overloaded, 3)).toBeUndefined()
})

test('[P4] waits as long as it is asked to, up to a bound', () => {
  const limited = (retryAfterMs: number) => providerFailure('rate_limited', 'a', { retryAfterMs })
  expect(delay(limited(3_000))).toBe(3_000)
  expect(delay(limited(1))).toBe(250)
  expect(delay(limited(60_000))).toBeUndefined()
})

test('[P4] what can not get better is not tried again', () => {
  for (const code of ['unauthorized', 'invalid_request', 'context_too_long', 'content_filtered'] as const)
    expect(delay(providerFailure(code, 'a'), 1, true)).toBeUndefined()
  expect(delay(new ProviderError('rate_limited', 'a', 'no quota left', { retryable: false }))).toBeUndefined()
})

test('[P4] who can not be reached is asked again only where nobody else is left', () => {
  const unreachable = providerFailure('unreachable', 'a')
  expect(delay(unreachable, 1, false)).toBeUndefined()
  expect(delay(unreachable, 1, true)).toBe(250)
})

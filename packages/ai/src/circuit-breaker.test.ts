import { expect, test } from 'vitest'
import { CircuitBreaker } from './circuit-breaker.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { providerFailure } from './wire/failure.ts'

const down = providerFailure('unreachable', 'a')

function opened() {
  const clock = new FakeClock()
  const breaker = new CircuitBreaker(clock, { failures: 2, openMs: 1_000, maxOpenMs: 3_000 })
  for (let failure = 0; failure < 2; failure++) {
    expect(breaker.tryEnter()).toBe(true)
    breaker.failed(down)
  }
  return { clock, breaker }
}

test('[P4] opens after failures in a row, and says until when', () => {
  const { breaker } = opened()
  expect(breaker.state).toBe('open')
  expect(breaker.tryEnter()).toBe(false)
  expect(breaker.retryAfterMs).toBe(1_000)
  expect(breaker.lastCode).toBe('unreachable')
})

test('[P4] lets one request try it again; success closes it', async () => {
  const { breaker, clock } = opened()
  await clock.advance(1_000)
  expect(breaker.state).toBe('half-open')
  expect(breaker.tryEnter()).toBe(true)
  expect(breaker.tryEnter()).toBe(false)
  breaker.succeeded()
  expect(breaker.state).toBe('closed')
})

test('[P4] a trial that fails opens it for longer, up to a bound', async () => {
  const { breaker, clock } = opened()
  for (const expected of [2_000, 3_000, 3_000]) {
    await clock.advance(breaker.retryAfterMs)
    breaker.tryEnter()
    breaker.failed(down)
    expect(breaker.retryAfterMs).toBe(expected)
  }
})

test('[P4] a trial that was cancelled leaves the next one to decide', async () => {
  const { breaker, clock } = opened()
  await clock.advance(1_000)
  breaker.tryEnter()
  breaker.abandoned()
  expect(breaker.tryEnter()).toBe(true)
})

test('[P4] what the request itself is to blame for does not count', () => {
  const breaker = new CircuitBreaker(new FakeClock(), { failures: 1 })
  for (const code of ['invalid_request', 'context_too_long', 'content_filtered'] as const)
    breaker.failed(providerFailure(code, 'a'))
  expect(breaker.state).toBe('closed')
})

test('[P4] a success in between starts the count anew', () => {
  const breaker = new CircuitBreaker(new FakeClock(), { failures: 2 })
  breaker.failed(down)
  breaker.succeeded()
  breaker.failed(down)
  expect(breaker.state).toBe('closed')
})

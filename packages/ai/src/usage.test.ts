import { expect, test } from 'vitest'
import { costUsd } from './prices.ts'
import type { ModelRequest } from './provider.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { estimateTokens, UsageMeter } from './usage.ts'

const request: ModelRequest = { system: 'x'.repeat(40), messages: [], maxOutputTokens: 10, temperature: 0 }

test('tokens are estimated by characters, and one by one where a script has no spaces', () => {
  expect(estimateTokens('x'.repeat(40))).toBe(10)
  expect(estimateTokens('保密协议')).toBe(4)
  expect(estimateTokens('')).toBe(0)
})

test('[G8] what was taken before a takeover is counted, and marked as estimated', () => {
  const meter = new UsageMeter(new FakeClock(), { m: { input: 1, output: 10 } })
  meter.takeOver({ model: 'm', inputTokens: 1_000, outputTokens: 50 })
  meter.begin('m', request)
  meter.settle({ inputTokens: 1_000, outputTokens: 50 })
  expect(meter.usage).toEqual({ inputTokens: 2_000, outputTokens: 100, estimated: true, costUsd: 0.003 })
})

test('what the vendor reports is exact', async () => {
  const clock = new FakeClock()
  const meter = new UsageMeter(clock, { m: { input: 1, output: 10 } })
  meter.begin('m', request)
  await clock.advance(200)
  meter.wrote('some ')
  await clock.advance(1_000)
  meter.wrote('words')
  meter.settle({ inputTokens: 1_000, outputTokens: 50 })
  expect(meter.usage).toEqual({
    inputTokens: 1_000,
    outputTokens: 50,
    estimated: false,
    timeToFirstTokenMs: 200,
    tokensPerSecond: 50,
    costUsd: 0.0015,
  })
})

test('what it does not report is estimated and said to be: a cancel, a cut, a report of nothing', () => {
  for (const outcome of ['cancelled', 'failed', { inputTokens: 0, outputTokens: 0 }] as const) {
    const meter = new UsageMeter(new FakeClock(), {})
    meter.begin('m', request)
    meter.wrote('x'.repeat(80))
    meter.settle(outcome)
    expect(meter.usage).toMatchObject({ inputTokens: 10, outputTokens: 20, estimated: true })
  }
})

test('a request that failed before its first token cost nothing, one that was cancelled was read', () => {
  const failed = new UsageMeter(new FakeClock())
  failed.begin('m', request)
  failed.settle('failed')
  expect(failed.usage).toEqual({ inputTokens: 0, outputTokens: 0, estimated: false })
  const cancelled = new UsageMeter(new FakeClock())
  cancelled.begin('m', request)
  cancelled.settle('cancelled')
  expect(cancelled.usage).toMatchObject({ inputTokens: 10, outputTokens: 0, estimated: true })
})

test('several attempts add up', () => {
  const meter = new UsageMeter(new FakeClock())
  for (const tokens of [10, 20]) {
    meter.begin('m', request)
    meter.wrote('x')
    meter.settle({ inputTokens: tokens, outputTokens: tokens })
  }
  expect(meter.usage).toMatchObject({ inputTokens: 30, outputTokens: 30 })
})

test('a dated model has its price, another model of the family has not', () => {
  const prices = { 'gpt-4o': { input: 1, output: 1 }, 'gpt-4o-mini': { input: 0.1, output: 0.1 } }
  const million = { inputTokens: 1_000_000, outputTokens: 0 }
  expect(costUsd('gpt-4o-2024-11-20', million, prices)).toBe(1)
  expect(costUsd('gpt-4o-mini-2024-07-18', million, prices)).toBe(0.1)
  expect(costUsd('gpt-4o-audio', million, prices)).toBeUndefined()
  expect(costUsd('mistral', million, prices)).toBeUndefined()
})

test.each(['"7"', '-3', '1.5', 'null', '1e400'])('[G8] %s is no number of tokens: it is estimated', (reported) => {
  const meter = new UsageMeter(new FakeClock())
  meter.begin('m', request)
  meter.wrote('x'.repeat(8))
  meter.settle(JSON.parse(`{"inputTokens":${reported},"outputTokens":${reported}}`))
  expect(meter.usage).toMatchObject({ inputTokens: 10, outputTokens: 2, estimated: true })
})

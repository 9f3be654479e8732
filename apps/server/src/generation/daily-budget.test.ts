import { scriptedProvider } from '@clausemint/ai/testing'
import type { AppError } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { DailyBudget, type Spending } from './daily-budget.ts'
import type { PreparedTask } from './task.ts'

const task: PreparedTask = {
  kind: 'nda',
  versions: {},
  bounds: { longestPrompt: 0, promptCharacters: 300, outputTokens: 1_000 },
  run: async function* () {},
}
const model = scriptedProvider({ model: 'dear', script: () => [] })
const library = scriptedProvider({ wholeText: true, script: () => [] })
const noon = Date.UTC(2026, 10, 22, 12)

function budget(spent: { tokens: number; costUsd: number }, limits: { dailyTokens?: number; dailyCostUsd?: number }) {
  const asked: Date[] = []
  const spending: Spending = {
    spentSince: async (_member, since) => {
      asked.push(since)
      return spent
    },
  }
  const made = new DailyBudget({
    spending,
    dailyTokens: limits.dailyTokens,
    dailyCostUsd: limits.dailyCostUsd,
    prices: { dear: { input: 10, output: 100 } },
    now: () => noon,
  })
  return { made, asked }
}
const refusalOf = (promise: Promise<void>) =>
  promise.then(
    () => undefined,
    (error: AppError) => error.body,
  )

describe('[G8] the daily limits', () => {
  it('let a request pass that fits, and count from midnight UTC', async () => {
    const { made, asked } = budget({ tokens: 500, costUsd: 0 }, { dailyTokens: 2_000 })
    await made.check('m', made.reservation(task, [model]))
    expect(asked).toEqual([new Date('2026-11-22T00:00:00Z')])
  })

  it('refuse what could go beyond, name the limit, and say when the day ends', async () => {
    const { made } = budget({ tokens: 1_500, costUsd: 0 }, { dailyTokens: 2_000 })
    expect(await refusalOf(made.check('m', made.reservation(task, [model])))).toMatchObject({
      code: 'limit_reached',
      limit: 'daily_tokens',
      retryAfterMs: 12 * 60 * 60 * 1000,
    })
  })

  it('count money at the price of whoever of the chain costs most', async () => {
    const { made } = budget({ tokens: 0, costUsd: 0.95 }, { dailyCostUsd: 1 })
    expect(await refusalOf(made.check('m', made.reservation(task, [library, model])))).toMatchObject({
      limit: 'daily_cost_usd',
    })
  })

  it('never refuse the clause library, which takes no tokens', async () => {
    const { made } = budget({ tokens: 9_999, costUsd: 9 }, { dailyTokens: 1, dailyCostUsd: 1 })
    expect(await refusalOf(made.check('m', made.reservation(task, [library])))).toBeUndefined()
  })
})

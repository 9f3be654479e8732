import { costUsd, type PriceTable, type Provider } from '@clausemint/ai'
import { AppError, type MemberId, type Usage, type UsageToday } from '@clausemint/protocol'
import type { PreparedTask } from './task.ts'

/** What a member's generations took, those that run counted with what is reserved for them. */
export interface Spending {
  spentSince(member: MemberId, since: Date): Promise<{ tokens: number; costUsd: number }>
}

interface Parts {
  spending: Spending
  /** Absent: no limit. */
  dailyTokens: number | undefined
  dailyCostUsd: number | undefined
  prices: PriceTable
  /** Milliseconds since 1970. */
  now(): number
}

/** Cautious for languages whose words take more tokens than English ones. */
const charactersPerToken = 3
const dayMs = 24 * 60 * 60 * 1000

/**
 * What a member may take in a day (UTC). A generation's row carries what it may take at most until it is settled with
 * what it took, so the day's total counts both, and a crash gives nothing away (G8).
 */
export class DailyBudget {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** What a generation may take at most, at the price of whoever of the chain costs most. */
  reservation({ bounds }: PreparedTask, chain: readonly Provider[]): Usage {
    const { outputTokens } = bounds
    const inputTokens = Math.ceil(bounds.promptCharacters / charactersPerToken)
    const usesModel = chain.some(({ wholeText }) => !wholeText)
    const tokens = usesModel ? { inputTokens, outputTokens } : { inputTokens: 0, outputTokens: 0 }
    const costs = chain.flatMap(({ model }) => costUsd(model, tokens, this.#parts.prices) ?? [])
    return { ...tokens, estimated: true, ...(costs.length > 0 ? { costUsd: Math.max(...costs) } : {}) }
  }

  /** @throws AppError `limit_reached` when the reservation does not fit into what is left of the day. */
  async check(member: MemberId, reserved: Usage): Promise<void> {
    const { dailyTokens, dailyCostUsd } = this.#parts
    if (dailyTokens === undefined && dailyCostUsd === undefined) return
    const { tokens, costUsd: spent } = await this.today(member)
    const wanted = reserved.inputTokens + reserved.outputTokens
    if (dailyTokens !== undefined && wanted > 0 && tokens + wanted > dailyTokens)
      throw this.#refusal(
        'daily_tokens',
        `This may take ${wanted} tokens, and ${Math.max(0, dailyTokens - tokens)} are left today.`,
      )
    const cost = reserved.costUsd ?? 0
    if (dailyCostUsd !== undefined && cost > 0 && spent + cost > dailyCostUsd)
      throw this.#refusal('daily_cost_usd', `This may cost more than is left of today's $${dailyCostUsd.toFixed(2)}.`)
  }

  /** The day's totals so far, running generations counted with what is reserved for them. */
  async today(member: MemberId): Promise<UsageToday> {
    const { spending, dailyTokens, dailyCostUsd, now } = this.#parts
    const spent = await spending.spentSince(member, new Date(now() - (now() % dayMs)))
    return {
      ...spent,
      ...(dailyTokens === undefined ? {} : { limitTokens: dailyTokens }),
      ...(dailyCostUsd === undefined ? {} : { limitCostUsd: dailyCostUsd }),
    }
  }

  #refusal(limit: string, message: string): AppError {
    const { now } = this.#parts
    return new AppError('limit_reached', message, { limit, retryAfterMs: dayMs - (now() % dayMs) })
  }
}

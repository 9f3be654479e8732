import type { Transaction } from '../database.ts'
import type { AppendOutcome } from '../log-storage.ts'
import { withoutParameters } from '../query-error.ts'
import { isRefusedData, isSystemError } from '../sql-state.ts'
import { batchesOf, type PreparedAppend } from './append-batch.ts'
import { appendWithin } from './append-statement.ts'
import { lockStreams } from './lock-streams.ts'

/**
 * Writes appends within one transaction so that one which fails, by its data or by its companion, is undone alone
 * (EL3). Streams without a companion go together, as long as their data is taken; the others one by one in order.
 * All streams are locked first: taking them one by one would not be in id order.
 */
export async function appendCarefully(
  tx: Transaction,
  appends: readonly PreparedAppend[],
): Promise<Map<PreparedAppend, AppendOutcome>> {
  await lockStreams(tx, new Set(appends.map(({ append }) => append.stream)))
  const accompanied = new Set(appends.filter(({ append }) => append.companion).map(({ append }) => append.stream))
  const together = appends.filter(({ append }) => !accompanied.has(append.stream))

  const outcomes = await appendTogether(tx, together)
  for (const prepared of appends) {
    if (!outcomes.has(prepared)) outcomes.set(prepared, await appendOne(tx, prepared))
  }
  return outcomes
}

async function appendTogether(
  tx: Transaction,
  appends: readonly PreparedAppend[],
): Promise<Map<PreparedAppend, AppendOutcome>> {
  // One would gain nothing: if its data is refused it is written again, alone.
  if (appends.length < 2) return new Map()
  try {
    return await tx.transaction(async (savepoint) => {
      const outcomes = new Map<PreparedAppend, AppendOutcome>()
      for (const batch of batchesOf(appends)) {
        for (const [prepared, outcome] of await appendWithin(savepoint, batch)) outcomes.set(prepared, outcome)
      }
      return outcomes
    })
  } catch (error) {
    if (!isRefusedData(error)) throw error
    return new Map()
  }
}

/** Whatever a companion throws is this append's own failure; a lost connection fails the transaction at its next step. */
async function appendOne(tx: Transaction, prepared: PreparedAppend): Promise<AppendOutcome> {
  try {
    return await tx.transaction(async (savepoint) => {
      const [batch = missing()] = batchesOf([prepared])
      const outcome = (await appendWithin(savepoint, batch)).get(prepared) ?? missing()
      if (outcome.ok) await prepared.append.companion?.(savepoint)
      return outcome
    })
  } catch (error) {
    if (isSystemError(error)) throw error
    return { ok: false, reason: 'failed', error: withoutParameters(error) }
  }
}

function missing(): never {
  throw new Error('an append was left without an outcome')
}

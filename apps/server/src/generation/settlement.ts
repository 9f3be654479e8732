import type { Repositories, Settlement } from '@clausemint/db'
import type { TerminalEvent } from '@clausemint/protocol'
import type { RunParts } from './generation-run.ts'

/** Writes a generation's outcome and what its task leaves beside the terminal event, in one transaction (G1). */
export const settleGeneration =
  ({ generations }: Repositories): RunParts['settle'] =>
  async ({ id, task }, terminal, { state, usage }) => {
    const settleTask = await task.settle?.(terminal, state)
    return async (tx) => {
      await generations.settle(tx, id, { usage, ...outcome(terminal) })
      await settleTask?.(tx)
    }
  }

function outcome(terminal: TerminalEvent): Settlement {
  switch (terminal.type) {
    case 'completed':
      return { status: 'completed', usage: terminal.usage, result: terminal.result }
    case 'cancelled':
      return { status: 'cancelled', usage: terminal.receipt.usage, receipt: terminal.receipt }
    case 'error':
      return { status: 'failed', error: terminal.error }
  }
}

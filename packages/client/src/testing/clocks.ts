import type { Clock } from '../clock.ts'
import { socketLimits } from '../connection/connection.ts'
import { silenceMs } from '../upload/submit-form.ts'

/** Time that stands still until it is told to go on. */
export interface HeldClock extends Clock {
  advance(ms: number): void
}

export function createHeldClock(): HeldClock {
  let now = 0
  const waiting = new Set<{ at: number; callback: () => void }>()
  return {
    now: () => now,
    after(ms, callback) {
      const entry = { at: now + ms, callback }
      waiting.add(entry)
      return () => waiting.delete(entry)
    },
    advance(ms) {
      now += ms
      for (const entry of [...waiting].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
        if (waiting.delete(entry)) entry.callback()
      }
    },
  }
}

const limits: readonly number[] = [socketLimits.answerMs, socketLimits.connectMs, silenceMs]

/** Waits between tries pass at once; limits of what may take long never do. */
export const hurriedClock: Clock = {
  now: () => 0,
  after(ms, callback) {
    if (limits.includes(ms)) return () => undefined
    const immediate = setImmediate(callback)
    return () => clearImmediate(immediate)
  },
}

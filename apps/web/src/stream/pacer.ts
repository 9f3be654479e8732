/** Says how much of what has arrived is to be shown by now. Lengths are UTF-16 units, times milliseconds. */
export interface Pacer {
  arrive(length: number, now: number): void
  /** How much of everything that ever arrived is due. Never less than before. */
  due(now: number): number
  /** All of it, at once. */
  flush(): number
  /** Nothing has arrived; `length` is shown already. */
  restart(length: number): void
}

/** Long enough to make a flow of bursts; with a late frame and the way from the model, text is still there in 150 ms. */
export const spreadMs = 80

/**
 * Spreads each arrival evenly over `spreadMs`, so that bursts become a flow.
 * However much is behind, each arrival is shown in full `spreadMs` later: the lag has a ceiling, not the speed.
 */
export function createPacer(): Pacer {
  let arrivals: { length: number; at: number }[] = []
  /** The lengths of all arrivals that are due in full. */
  let settled = 0
  let shown = 0

  return {
    arrive(length, now) {
      const last = arrivals.at(-1)
      if (last && last.at === now) last.length += length
      else arrivals.push({ length, at: now })
    },
    due(now) {
      let waiting = 0
      while (waiting < arrivals.length && now - (arrivals[waiting]?.at ?? now) >= spreadMs) {
        settled += arrivals[waiting]?.length ?? 0
        waiting += 1
      }
      if (waiting > 0) arrivals = arrivals.slice(waiting)
      let partly = 0
      for (const { length, at } of arrivals) partly += length * Math.max(0, (now - at) / spreadMs)
      shown = Math.max(shown, settled + Math.floor(partly))
      return shown
    },
    flush() {
      for (const { length } of arrivals) settled += length
      arrivals = []
      shown = settled
      return shown
    },
    restart(length) {
      arrivals = []
      settled = length
      shown = length
    },
  }
}

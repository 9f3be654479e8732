/** Time as the code sees it, so that a test can hold it in its hands. */
export interface Clock {
  /** Milliseconds; only differences mean something. */
  now(): number
  /** Calls `run` once, after at least `ms` milliseconds, unless it is cancelled before. */
  after(ms: number, run: () => void): Cancel
}

export type Cancel = () => void

/** The machine's monotonic clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

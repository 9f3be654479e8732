/** Time as the client sees it, so that a test can hold it still. Times are milliseconds since 1970. */
export interface Clock {
  now(): number
  /** Calls `callback` once after `ms`; the returned function calls it off. */
  after(ms: number, callback: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

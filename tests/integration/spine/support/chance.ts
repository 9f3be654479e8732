/** The run's seed; the same one gives the same test again: TEST_SEED=... npm test. */
export const seed = Number(process.env.TEST_SEED ?? 1)

/** Suites with large counts run a sample in `npm test`, and whole in `npm run test:full`. */
export const isFull = process.env.TEST_FULL === '1'
export const sampled = (sample: number, full: number): number => (isFull ? full : sample)

export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number
  pick<T>(items: readonly [T, ...T[]]): T
}

/** Mulberry32: small, and the same everywhere. */
export function chance(salt = 0): Chance {
  let state = (seed + Math.imul(salt, 0x9e3779b9)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return { below, pick: (items) => items[below(items.length)] ?? items[0] }
}

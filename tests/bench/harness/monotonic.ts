/** The kernel's monotonic clock, which all processes of a machine share, read at the price of `performance.now`. */
const base = Number(process.hrtime.bigint()) / 1e6 - performance.now()

/** Milliseconds, with fractions. */
export const monotonicMs = (): number => base + performance.now()

import { monotonicMs } from './monotonic.ts'

/** Every token is this long: a stamp and a space, about the size of a real model's word. */
export const tokenLength = 6

const perMs = 10
const stamps = 36 ** 5

const stampOf = (ms: number) => Math.floor(ms * perMs) % stamps

/** A token that says when it was sent, to a tenth of a millisecond. */
export const stampedToken = (): string =>
  `${stampOf(monotonicMs())
    .toString(36)
    .padStart(tokenLength - 1, '0')} `

/** Milliseconds since the token at `at` of a text was sent. */
export function tokenAge(text: string, at: number, now: number): number {
  const sent = Number.parseInt(text.slice(at, at + tokenLength - 1), 36)
  return ((stampOf(now) - sent + stamps) % stamps) / perMs
}

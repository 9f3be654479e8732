import type { AttemptReason, ProviderId, ProviderLocation, Seam, Usage } from '@clausemint/protocol'

/** What one request to a chain of providers gives: attempts and their text in order, then one `finish`. */
export type ModelStreamEvent =
  /** Who writes from here on. The text is cut back to `offset` (G4). */
  | ({ type: 'attempt'; location: ProviderLocation } & Seam)
  /** No token yet; said about once a second, so that a reader sees that something happens (G5). */
  | { type: 'waiting'; provider: ProviderId; waitedMs: number; loading: boolean }
  /** Well-formed text (no lone surrogate, no U+0000). `offset` counts UTF-16 units of this attempt's whole text. */
  | { type: 'text'; text: string; offset: number; attempt: number }
  | { type: 'finish'; usage: Usage; reason: 'stop' | 'length' }

/** Text that an earlier generation or a crashed server left, to be gone on with. */
export interface Resume {
  text: string
  /** The number of the last attempt; the next one is one more. */
  attempt: number
  because: AttemptReason
}

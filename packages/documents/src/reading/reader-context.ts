import type { ReadLimits } from './read-limits.ts'
import type { ReadStage } from './read-result.ts'

/** What every format's reader is given. */
export interface ReaderContext {
  bytes: Uint8Array
  limits: ReadLimits
  signal: AbortSignal | undefined
  progress(stage: ReadStage, done: number, total: number): void
}

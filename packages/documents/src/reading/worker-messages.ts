import type { ReadErrorCode } from './read-error.ts'
import type { ReadLimits } from './read-limits.ts'
import type { ReadContract, ReadProgress } from './read-result.ts'

export interface ReadOrder {
  name: string
  bytes: Uint8Array
  limits?: Partial<ReadLimits>
}

export type ReadAnswer =
  | { type: 'ready' }
  | { type: 'progress'; progress: ReadProgress }
  | { type: 'done'; contract: ReadContract }
  | { type: 'failed'; code: ReadErrorCode; detail?: string }

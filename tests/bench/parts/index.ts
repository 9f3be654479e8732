import { fanout } from './fanout.ts'
import type { Part } from './part.ts'

/** In the order in which they run and are printed. */
export const parts: readonly Part[] = [fanout]

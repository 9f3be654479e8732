import { createHash } from 'node:crypto'

/** Short enough to be compared by eye where a test fails. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

import type { PgliteFailure } from './pglite-messages.ts'

/**
 * What PGlite threw, as it crosses between threads. Its file system throws objects that are no errors and have no words,
 * only a number of WASI's.
 */
export function failureOf(error: unknown): PgliteFailure {
  if (error instanceof Error) return { message: error.message, code: textIn(error, 'code') }
  const errno = typeof error === 'object' && error !== null ? Reflect.get(error, 'errno') : undefined
  if (typeof errno !== 'number') return { message: String(error), code: undefined }
  const code = systemCodes.get(errno)
  return { message: `the disk refuses (${code ?? `error ${errno}`})`, code }
}

const textIn = (error: Error, key: string): string | undefined => {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : undefined
}

/** WASI's numbers of what a disk can say. */
const systemCodes: ReadonlyMap<number, string> = new Map([
  [2, 'EACCES'],
  [19, 'EDQUOT'],
  [20, 'EEXIST'],
  [29, 'EIO'],
  [33, 'EMFILE'],
  [37, 'ENAMETOOLONG'],
  [41, 'ENFILE'],
  [44, 'ENOENT'],
  [51, 'ENOSPC'],
  [54, 'ENOTDIR'],
  [63, 'EPERM'],
  [69, 'EROFS'],
])

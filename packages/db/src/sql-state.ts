/** The five characters by which Postgres names an error, wherever in the chain of causes the driver put them. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && shape.test(cause.code)) return cause.code
  }
  return undefined
}

/** The system's own codes (EPIPE) begin with an E; no class of SQLSTATE does. */
const shape = /^[0-9A-DF-Z][0-9A-Z]{4}$/

/** A deadlock, or a snapshot that another transaction has overtaken: the same again is likely to work. */
export function isTransient(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40P01' || state === '40001'
}

/**
 * The server, its disk or the connection failed, or the transaction as a whole: what was to be written is not to blame.
 * Classes of SQLSTATE: connection, transaction state, rollback, resources, operator, system, configuration, internal.
 */
export const isSystemError = (error: unknown): boolean => systemClasses.has(sqlState(error)?.slice(0, 2) ?? '')

/** The database looked at what was to be written, and refused it. */
export const isRefusedData = (error: unknown): boolean => sqlState(error) !== undefined && !isSystemError(error)

const systemClasses: ReadonlySet<string> = new Set(['08', '25', '40', '53', '57', '58', 'F0', 'XX'])

import { DatabaseLockedError, DatabaseUnavailableError } from '@clausemint/db'

/** Why a start failed, in one line that says what to do. What nobody foresaw shows its own message. */
export function startFailure(error: unknown): string {
  if (error instanceof DatabaseLockedError || error instanceof DatabaseUnavailableError) return error.message
  if (!(error instanceof Error)) return 'for an unknown reason'
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'the port is taken by another program. Stop it, or set PORT to a free one.'
  return error.message
}

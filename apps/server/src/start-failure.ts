import { DatabaseLockedError, DatabaseUnavailableError } from '@clausemint/db'

/** Why a start failed, in one line that says what to do. What nobody foresaw shows its own message. */
export function startFailure(error: unknown): string {
  if (error instanceof DatabaseLockedError || error instanceof DatabaseUnavailableError) return error.message
  if (!(error instanceof Error)) return 'for an unknown reason'
  const listening = 'code' in error ? listenFailures[String(error.code)] : undefined
  return listening ?? error.message
}

const noSuchHost = 'HOST names no address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for every network.'
const listenFailures: Record<string, string> = {
  EADDRINUSE: 'the port is taken by another program. Stop it, or set PORT to a free one.',
  EACCES: 'this user may not listen on that port. Set PORT to one above 1023.',
  EADDRNOTAVAIL: noSuchHost,
  ENOTFOUND: noSuchHost,
  EAI_AGAIN: noSuchHost,
}

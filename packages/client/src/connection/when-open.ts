import { clientClosed } from '../errors.ts'
import type { Connection } from './connection.ts'

/**
 * Resolves once there is a connection, and with it a session.
 * @throws AppError once the client is closed
 * @throws the signal's reason, once that is aborted
 */
export async function whenOpen({ state }: Connection, signal: AbortSignal | undefined): Promise<void> {
  const isSettled = () => signal?.aborted || state.value.status === 'open' || state.value.status === 'closed'
  if (!isSettled()) {
    await new Promise<void>((resolve) => {
      const unsubscribe = state.subscribe(() => isSettled() && end())
      const end = () => {
        unsubscribe()
        signal?.removeEventListener('abort', end)
        resolve()
      }
      signal?.addEventListener('abort', end)
    })
  }
  signal?.throwIfAborted()
  if (state.value.status === 'closed') throw clientClosed()
}

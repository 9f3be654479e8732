import { AppError } from '@clausemint/protocol'
import { type Connection, isClosed } from './connection/connection.ts'
import { clientClosed, serverErrorOf, unanswered } from './errors.ts'

/** A request that kills its connection each time must not be sent for ever. */
const mostSends = 6

/**
 * Calls the server, and calls again when the connection was lost before the answer came: every procedure is safe to
 * send twice (a request id, or the same end either way). While there is no connection the call waits for one.
 * A session that has ended is renewed once.
 * @throws AppError
 */
export async function call<T>(connection: Connection, send: () => Promise<T>): Promise<T> {
  let renewed = false
  for (let sends = 1; ; sends++) {
    if (isClosed(connection)) throw clientClosed()
    try {
      return await send()
    } catch (error) {
      if (isClosed(connection)) throw clientClosed(error)
      const known = serverErrorOf(error)
      if (known?.code === 'no_session' && !renewed) {
        renewed = true
        await renewSession(connection)
        continue
      }
      if (known) throw known
      if (sends >= mostSends) throw unanswered(error)
    }
  }
}

/**
 * A socket carries the session it was opened with, so a new session needs a new socket.
 * @throws AppError
 */
export async function renewSession(connection: Connection): Promise<void> {
  await connection.session.renew().catch((error: unknown) => {
    throw error instanceof AppError ? error : unanswered(error)
  })
  connection.reconnect()
}

import type { Duplex } from 'node:stream'
import { type AppError, appErrors } from '@clausemint/protocol'

/** Answers with an error on the connection itself, where no response was made, and closes it. */
export function refuse(socket: Duplex, error: AppError, status: number = appErrors[error.code].http): void {
  // Whoever sent it may be gone already.
  socket.on('error', () => socket.destroy())
  const body = JSON.stringify({ error: error.body })
  socket.end(
    `HTTP/1.1 ${status} ${error.code}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

import type { Socket } from 'node:net'
import { AppError } from '@clausemint/protocol'
import { refuse } from '../transport/refuse.ts'

/** What does not even parse as HTTP, or comes too slowly: answered in the one shape of error, and closed. */
export function refuseUnreadable(error: Error, socket: Socket): void {
  const code = 'code' in error ? error.code : undefined
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  if (code === 'HPE_HEADER_OVERFLOW')
    refuse(socket, new AppError('too_large', "This request's head is too large."), 431)
  else if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    refuse(socket, new AppError('invalid_input', 'This request did not come in time.'), 408)
  else refuse(socket, new AppError('invalid_input', 'This request could not be read.'))
}

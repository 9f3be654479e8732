import { AppError, type AppErrorBody, isAppErrorBody } from '@clausemint/protocol'
import { TRPCClientError } from '@trpc/client'

/**
 * The server's own error, rebuilt from what crossed the wire; `undefined` where the call failed without an answer:
 * the connection was lost, so whether the server did what was asked is not known.
 */
export function serverErrorOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error
  if (!(error instanceof TRPCClientError)) return undefined
  const data: unknown = error.data
  if (typeof data !== 'object' || data === null) return undefined
  const body = 'app' in data ? data.app : undefined
  return isAppErrorBody(body) ? fromBody(body, { cause: error }) : notUnderstood(error)
}

/** The error in a body of plain HTTP, if there is one. */
export function bodyIn(reply: unknown): AppErrorBody | undefined {
  const found = typeof reply === 'object' && reply !== null && 'error' in reply ? reply.error : reply
  return isAppErrorBody(found) ? found : undefined
}

/** An error as it crossed the wire, as one to throw. */
export const fromBody = ({ code, message, retryable: _, ...details }: AppErrorBody, options?: ErrorOptions): AppError =>
  new AppError(code, message, details, options)

/** What the caller is told of an answer that is none. */
export const notUnderstood = (cause: unknown): AppError =>
  new AppError('internal', 'The server answered in a way this version does not know.', {}, { cause })

/** What the caller is told of a call that got no answer, however often it was sent. */
export const unanswered = (cause: unknown): AppError =>
  new AppError('interrupted', 'The server could not be reached. Nothing you wrote was lost; try again.', {}, { cause })

/** What the caller is told when the client itself was closed. */
export const clientClosed = (cause?: unknown): AppError =>
  new AppError('interrupted', 'The connection was closed.', {}, { cause })

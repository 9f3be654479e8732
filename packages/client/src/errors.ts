import { AppError, isAppErrorBody } from '@clausemint/protocol'
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
  if (!isAppErrorBody(body)) return new AppError('internal', 'The server answered in a way this version does not know.')
  const { code, message, retryable: _, ...details } = body
  return new AppError(code, message, details, { cause: error })
}

/** What the caller is told of a call that got no answer, however often it was sent. */
export const unanswered = (cause: unknown): AppError =>
  new AppError('interrupted', 'The server could not be reached. Nothing you wrote was lost; try again.', {}, { cause })

/** What the caller is told when the client itself was closed. */
export const clientClosed = (cause?: unknown): AppError =>
  new AppError('interrupted', 'The connection was closed.', {}, { cause })

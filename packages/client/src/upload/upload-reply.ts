import { AppError, type StartedGeneration } from '@clausemint/protocol'
import { bodyIn, fromBody, notUnderstood } from '../errors.ts'
import { LostAnswerError, type TransferReply } from './transfer.ts'

/** What a proxy answers while the server behind it is away. */
const away: readonly number[] = [502, 503, 504]

/**
 * What an answer to an upload says was started.
 * @throws AppError with what the server says against it
 * @throws LostAnswerError where not the server has answered
 */
export function startedBy({ status, body }: TransferReply): StartedGeneration {
  const error = bodyIn(body)
  if (error) throw fromBody(error)
  if (away.includes(status)) throw new LostAnswerError(`the server is away: ${status}`)
  if (status === 413) throw new AppError('too_large', 'This file is larger than the server takes.')
  if (status >= 200 && status < 300 && isStarted(body))
    return { generationId: body.generationId, documentId: body.documentId }
  throw notUnderstood(status)
}

const isStarted = (body: unknown): body is StartedGeneration =>
  typeof body === 'object' &&
  body !== null &&
  'generationId' in body &&
  typeof body.generationId === 'string' &&
  'documentId' in body &&
  typeof body.documentId === 'string'

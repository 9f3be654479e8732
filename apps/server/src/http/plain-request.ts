import { randomUUID } from 'node:crypto'
import { AppError, type Cursor, type MemberId, type RequestId, requestIdSchema } from '@clausemint/protocol'
import type { FastifyRequest } from 'fastify'
import type { SessionService } from '../sessions/session-service.ts'
import { credentialsOf } from '../transport/credentials.ts'

/** @throws AppError `no_session` */
export async function memberOf(request: FastifyRequest, sessions: SessionService): Promise<MemberId> {
  const member = await sessions.authenticate(credentialsOf(request.raw).sessionToken)
  if (!member) throw new AppError('no_session', 'Ask for a session first: POST /api/session, and keep its cookie.')
  return member
}

/** The same `Idempotency-Key` is the same generation (G2). */
export function requestIdOf({ headers }: FastifyRequest): RequestId {
  const key = headers['idempotency-key']
  if (key === undefined) return randomUUID()
  const parsed = requestIdSchema.safeParse(key)
  if (!parsed.success) throw AppError.invalid(parsed.error, 'The Idempotency-Key does not fit.')
  return parsed.data
}

/** Where a reader goes on that was cut off. */
export function lastEventId({ headers }: FastifyRequest): Cursor | undefined {
  const id = headers['last-event-id']
  return typeof id === 'string' && id !== '' ? id.slice(0, 200) : undefined
}

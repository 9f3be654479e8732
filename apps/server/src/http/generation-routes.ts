import { randomUUID } from 'node:crypto'
import type { Clock } from '@clausemint/ai'
import { AppError, generationIdSchema, type MemberId, requestIdSchema } from '@clausemint/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { GenerationService } from '../generation/generation-service.ts'
import type { JurisdictionService } from '../jurisdiction-service.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { SessionService } from '../sessions/session-service.ts'
import { ndaStart } from '../tasks/nda.ts'
import { credentialsOf } from '../transport/credentials.ts'
import { type EventReaders, streamEvents } from './event-stream.ts'
import { readNdaRequest } from './nda-request.ts'

interface Parts {
  generations: GenerationService
  jurisdictions: JurisdictionService
  revocations: Revocations
  sessions: SessionService
  clock: Clock
}

const idParams = z.object({ id: generationIdSchema })

/** Plain HTTP with server-sent events, for those without tRPC; the same engine behind it (H). */
export function generationRoutes(server: FastifyInstance, parts: Parts): void {
  const { generations, jurisdictions, sessions } = parts
  const readers: EventReaders = new Set()
  // The server closes once every answer has ended, and these end only with their generations.
  server.addHook('preClose', async () => {
    for (const leave of readers) leave()
  })

  server.post('/api/nda/generate/streaming/', async (request, reply) => {
    const member = await memberOf(request, sessions)
    const { terms, ...choices } = readNdaRequest(request.body, jurisdictions.complete)
    const requestId = requestIdOf(request)
    const { generationId } = await generations.start(ndaStart({ member, terms, requestId, ...choices }))
    await streamEvents(request, reply, { ...parts, readers }, { member, generationId, after: lastEventId(request) })
  })

  server.get('/api/generations/:id/events', async (request, reply) => {
    const member = await memberOf(request, sessions)
    await streamEvents(
      request,
      reply,
      { ...parts, readers },
      { member, generationId: idOf(request), after: lastEventId(request) },
    )
  })

  server.delete('/api/generations/:id', async (request) =>
    generations.cancel(await memberOf(request, sessions), idOf(request)),
  )
}

async function memberOf(request: FastifyRequest, sessions: SessionService): Promise<MemberId> {
  const member = await sessions.authenticate(credentialsOf(request.raw, sessions).sessionToken)
  if (!member) throw new AppError('no_session', 'Ask for a session first: POST /api/session, and keep its cookie.')
  return member
}

/** An id that is none is answered like one that is unknown. */
function idOf(request: FastifyRequest): string {
  const params = idParams.safeParse(request.params)
  if (!params.success) throw new AppError('not_found', 'There is no such generation.')
  return params.data.id
}

/** The same key is the same generation (G2). */
function requestIdOf({ headers }: FastifyRequest): string {
  const key = headers['idempotency-key']
  if (key === undefined) return randomUUID()
  const parsed = requestIdSchema.safeParse(key)
  if (!parsed.success) throw AppError.invalid(parsed.error, 'The Idempotency-Key does not fit.')
  return parsed.data
}

function lastEventId({ headers }: FastifyRequest): string | undefined {
  const id = headers['last-event-id']
  return typeof id === 'string' && id !== '' ? id.slice(0, 200) : undefined
}

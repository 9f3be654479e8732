import type { Clock } from '@clausemint/ai'
import { AppError, generationIdSchema } from '@clausemint/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { GenerationService } from '../generation/generation-service.ts'
import type { JurisdictionService } from '../jurisdiction-service.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { SessionService } from '../sessions/session-service.ts'
import { ndaStart } from '../tasks/nda.ts'
import type { EventReaders } from './event-readers.ts'
import { streamEvents } from './event-stream.ts'
import { readNdaRequest } from './nda-request.ts'
import { lastEventId, memberOf, requestIdOf } from './plain-request.ts'

interface Parts {
  generations: GenerationService
  jurisdictions: JurisdictionService
  revocations: Revocations
  sessions: SessionService
  clock: Clock
  readers: EventReaders
}

const idParams = z.object({ id: generationIdSchema })

/** Plain HTTP with server-sent events, for those without tRPC; the same engine behind it (H). */
export function generationRoutes(server: FastifyInstance, parts: Parts): void {
  const { generations, jurisdictions, sessions, readers } = parts

  server.post('/api/nda/generate/streaming/', async (request, reply) => {
    const member = await memberOf(request, sessions)
    const { terms, ...choices } = readNdaRequest(request.body, jurisdictions.complete)
    const requestId = requestIdOf(request)
    using _place = readers.admit(member)
    const { generationId } = await generations.start(ndaStart({ member, terms, requestId, ...choices }))
    await streamEvents(request, reply, parts, { member, generationId, after: lastEventId(request) })
  })

  server.get('/api/generations/:id/events', async (request, reply) => {
    const member = await memberOf(request, sessions)
    using _place = readers.admit(member)
    await streamEvents(request, reply, parts, { member, generationId: idOf(request), after: lastEventId(request) })
  })

  server.delete('/api/generations/:id', async (request) =>
    generations.cancel(await memberOf(request, sessions), idOf(request)),
  )
}

/** An id that is none is answered like one that is unknown. */
function idOf(request: FastifyRequest): string {
  const params = idParams.safeParse(request.params)
  if (!params.success) throw new AppError('not_found', 'There is no such generation.')
  return params.data.id
}

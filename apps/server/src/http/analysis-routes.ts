import type { Clock } from '@clausemint/ai'
import { AppError, documentIdSchema, reviewModeSchema } from '@clausemint/protocol'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { GenerationService } from '../generation/generation-service.ts'
import type { ReviewService } from '../reviews/review-service.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { SessionService } from '../sessions/session-service.ts'
import type { EventReaders } from './event-readers.ts'
import { streamEvents } from './event-stream.ts'
import { lastEventId, memberOf, requestIdOf } from './plain-request.ts'

interface Parts {
  generations: GenerationService
  reviews: ReviewService
  revocations: Revocations
  sessions: SessionService
  clock: Clock
  readers: EventReaders
}

const analysisSchema = z.strictObject({
  document_id: documentIdSchema,
  /** The id of a playbook. */
  playbook: z.string().min(1).max(100).optional(),
  mode: reviewModeSchema.default('playbook'),
  /** Only this clause. */
  clause_id: z.string().min(1).max(200).optional(),
  provider: z.string().max(64).optional(),
})

/** A review over plain HTTP, as server-sent events (H). */
export function analysisRoutes(server: FastifyInstance, parts: Parts): void {
  const { reviews, sessions, readers } = parts

  server.post('/api/redlining/analyze/streaming/', async (request, reply) => {
    const member = await memberOf(request, sessions)
    const parsed = analysisSchema.safeParse(request.body)
    if (!parsed.success) throw AppError.invalid(parsed.error)
    const { document_id: documentId, playbook: playbookId, clause_id: clauseId, ...rest } = parsed.data
    const requestId = requestIdOf(request)
    using _place = readers.admit(member)
    const { generationId } = await reviews.start(member, { ...rest, requestId, documentId, playbookId, clauseId })
    await streamEvents(request, reply, parts, { member, generationId, after: lastEventId(request) })
  })
}

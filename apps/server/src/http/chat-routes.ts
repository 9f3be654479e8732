import type { Clock } from '@clausemint/ai'
import { AppError, chatIntents, chatQuestionSchema, chatSelectionSchema, documentIdSchema } from '@clausemint/protocol'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { ChatService } from '../chat/chat-service.ts'
import type { GenerationService } from '../generation/generation-service.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { SessionService } from '../sessions/session-service.ts'
import type { EventReaders } from './event-readers.ts'
import { streamEvents } from './event-stream.ts'
import { lastEventId, memberOf, requestIdOf } from './plain-request.ts'

interface Parts {
  generations: GenerationService
  chat: ChatService
  revocations: Revocations
  sessions: SessionService
  clock: Clock
  readers: EventReaders
}

/** The streaming guide's names, and what may be said beside them. */
const chatSchema = z.strictObject({
  document_id: documentIdSchema,
  message: z.string().optional(),
  intent: z.enum(chatIntents).optional(),
  selection: z
    .strictObject({ clause_id: chatSelectionSchema.shape.clauseId, quote: chatSelectionSchema.shape.quote })
    .optional(),
  /** The generation of the answer that this question follows. */
  previous: z.string().optional(),
  provider: z.string().max(64).optional(),
})

/** A question about a document over plain HTTP, answered as server-sent events (H). */
export function chatRoutes(server: FastifyInstance, parts: Parts): void {
  const { chat, sessions, readers } = parts

  server.post('/api/chat/streaming/', async (request, reply) => {
    const member = await memberOf(request, sessions)
    const asked = readChatRequest(request.body)
    using _place = readers.admit(member)
    const { generationId } = await chat.send(member, { ...asked, requestId: requestIdOf(request) })
    await streamEvents(request, reply, parts, { member, generationId, after: lastEventId(request) })
  })
}

/** @throws AppError `invalid_input`, with the fields in the caller's own names */
function readChatRequest(body: unknown) {
  const parsed = chatSchema.safeParse(body)
  if (!parsed.success) throw AppError.invalid(parsed.error)
  const { document_id: documentId, message: text, selection, provider, ...rest } = parsed.data
  const question = chatQuestionSchema.safeParse({
    ...rest,
    text,
    ...(selection && { selection: { clauseId: selection.clause_id, quote: selection.quote } }),
  })
  if (question.success) return { documentId, question: question.data, provider }
  const error = AppError.invalid(question.error)
  const fields = error.details.fields?.map((field) => ({ ...field, path: field.path.replace(/^text$/, 'message') }))
  throw new AppError('invalid_input', error.message, fields ? { fields } : {})
}

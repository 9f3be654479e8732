import type { Clock } from '@clausemint/ai'
import { AppError } from '@clausemint/protocol'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { UploadService } from '../documents/upload-service.ts'
import type { GenerationService } from '../generation/generation-service.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { SessionService } from '../sessions/session-service.ts'
import { answerEarly } from './answer-early.ts'
import type { EventReaders } from './event-readers.ts'
import { streamEvents } from './event-stream.ts'
import { memberOf, requestIdOf } from './plain-request.ts'
import { formLimits, receiveUpload } from './upload-request.ts'

interface Parts {
  uploads: UploadService
  generations: GenerationService
  revocations: Revocations
  sessions: SessionService
  clock: Clock
  readers: EventReaders
  /** The largest file. */
  uploadBytes: number
}

/** `POST /api/documents`: a contract file becomes a document (D2). Forms are read here and nowhere else. */
export async function documentRoutes(server: FastifyInstance, parts: Parts): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // Whatever else is sent is told what to send instead, and not read.
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    await scope.register(multipart, { limits: formLimits, throwFileSizeLimit: false })

    scope.post('/api/documents', async (request, reply) => {
      try {
        await upload(request, reply, parts)
      } catch (error) {
        if (request.raw.readableEnded || reply.raw.headersSent) throw error
        answerEarly(request, reply, AppError.from(error), parts.clock)
      }
      return reply
    })
  })
}

async function upload(request: FastifyRequest, reply: FastifyReply, parts: Parts): Promise<void> {
  const { uploads, sessions, uploadBytes, clock } = parts
  const member = await memberOf(request, sessions)
  const requestId = requestIdOf(request)
  const isStreamed = request.headers.accept?.includes('text/event-stream') ?? false
  using _place = isStreamed ? parts.readers.admit(member) : null
  const started = await receive()
  const { generationId } = started
  if (isStreamed) return await streamEvents(request, reply, parts, { member, generationId, after: undefined })
  if (/\brespond-async\b/i.test(String(request.headers.prefer ?? ''))) {
    await reply.code(202).header('preference-applied', 'respond-async').send(started)
    return
  }
  await reply.code(201).send(await outcome())

  async function receive() {
    using _place = uploads.admit(member)
    const receiving = { receive: () => uploads.receive(), uploadBytes, clock }
    const { source, ...file } = await receiveUpload(request, receiving)
    await using held = source
    return await uploads.start({ member, requestId, source: held, ...file })
  }

  async function outcome() {
    const gone = new AbortController()
    const leave = () => gone.abort()
    using _leaving = parts.readers.whenLeaving(leave)
    reply.raw.once('close', leave)
    try {
      return await uploads.outcome(member, started, gone.signal)
    } finally {
      reply.raw.off('close', leave)
    }
  }
}

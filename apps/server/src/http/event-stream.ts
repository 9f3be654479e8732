import type { Clock } from '@clausemint/ai'
import {
  type Cursor,
  type GenerationEvent,
  type GenerationId,
  initialGenerationState,
  type MemberId,
  reduceGeneration,
} from '@clausemint/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GenerationService } from '../generation/generation-service.ts'
import type { LiveStream, PublishedEvent } from '../log/event-log.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { type SessionService, sessionKey } from '../sessions/session-service.ts'
import { utf8 } from '../transport/byte-string.ts'
import { credentialsOf } from '../transport/credentials.ts'
import { Viewer } from '../transport/viewer.ts'
import type { EventReaders } from './event-readers.ts'
import { ResponseSink } from './response-sink.ts'

interface Followed {
  member: MemberId
  generationId: GenerationId
  after: Cursor | undefined
}

/** A comment this often keeps proxies from closing a quiet stream. */
const commentMs = 15_000

/** How long a reader may take to read its last words when the server leaves. */
const leaveMs = 500

interface Parts {
  generations: GenerationService
  revocations: Revocations
  clock: Clock
  sessions: SessionService
  readers: EventReaders
}

/**
 * Answers with a generation's events as `text/event-stream`, until the terminal one (H). The reader's place is taken
 * before: a stream that can't be read must not begin a generation.
 */
export async function streamEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  { member, generationId, after }: Followed,
): Promise<void> {
  const { log, stream, whenRevoked } = await parts.generations.streamFor(member, generationId)
  if (request.method === 'HEAD') {
    await reply.headers({ ...streamHeaders, 'x-generation-id': generationId }).send()
    return
  }
  using holder = await log.open(stream)

  const response = reply.raw
  const sink = new ResponseSink(response)
  const viewer = new Viewer(log, holder.stream, after, sink)
  if (viewer.hasEnded) {
    // It has everything. To an EventSource, which reconnects after every end, this status says to stop.
    await reply.code(204).send()
    return
  }
  reply.hijack()
  response.writeHead(200, { ...headersOf(reply), ...streamHeaders, 'x-generation-id': generationId })
  response.flushHeaders()

  const end = () => viewer.end()
  using _revoked = whenRevoked(end)
  const { sessionToken = '' } = credentialsOf(request.raw)
  using _loggedOut = parts.revocations.watch(sessionKey(sessionToken), end)
  response.on('close', end)
  if (response.destroyed) end()
  const leave = () => {
    end()
    parts.clock.after(leaveMs, () => response.destroy())
  }
  using _leaving = parts.readers.whenLeaving(leave)
  const stopComments = comment(parts.clock, () => sink.hasRoom && sink.write(keepAlive))

  const frame = (event: PublishedEvent<GenerationEvent>) => utf8(serverSentEvent(event, holder.stream))
  const first = viewer.begin(frame)
  if (first) sink.write(frame(first))
  await viewer.ended
  stopComments()
  response.end()
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
  'x-accel-buffering': 'no',
}
const keepAlive = utf8(': still here\n\n')

/** What the hooks put on the reply; a hijacked one does not send it by itself. */
export const headersOf = (reply: FastifyReply): Record<string, string | number | string[]> => {
  const headers: Record<string, string | number | string[]> = {}
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) headers[name] = value
  return headers
}

function comment(clock: Clock, write: () => void): () => void {
  let cancel = () => {}
  const next = () => {
    cancel = clock.after(commentMs, () => {
      write()
      next()
    })
  }
  next()
  return () => cancel()
}

/** One event in the streaming guide's words: `status` says what happened, `completed` carries the whole `content`. */
function serverSentEvent(
  { cursor, event }: PublishedEvent<GenerationEvent>,
  stream: LiveStream<GenerationEvent>,
): string {
  const { type, ...rest } = event
  const content = type === 'completed' ? { content: textOf(stream) } : {}
  return `id: ${cursor}\ndata: ${JSON.stringify({ status: type, ...rest, ...content })}\n\n`
}

const textOf = (stream: LiveStream<GenerationEvent>): string =>
  stream.image.events.reduce(reduceGeneration, initialGenerationState).text

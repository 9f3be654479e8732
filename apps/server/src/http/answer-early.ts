import type { Clock } from '@clausemint/ai'
import { type AppError, appErrors } from '@clausemint/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { headersOf } from './event-stream.ts'

/** How long what still comes is thrown away, in milliseconds. */
const lingerMs = 2_000

/**
 * Refuses a request whose body is still coming. The answer goes out at once, and then the rest is read and thrown away
 * for a moment before the connection is closed: closed at once, with bytes unread, the system would take the answer back.
 */
export function answerEarly(request: FastifyRequest, reply: FastifyReply, error: AppError, clock: Clock): void {
  const { raw: incoming } = request
  const { raw: response } = reply
  const body = Buffer.from(JSON.stringify({ error: error.body }))
  reply.hijack()
  response.writeHead(appErrors[error.code].http, {
    ...headersOf(reply),
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    connection: 'close',
  })
  response.write(body)
  const end = () => {
    stop()
    response.end()
  }
  const stop = clock.after(lingerMs, end)
  incoming.once('end', end).once('close', end)
  incoming.unpipe()
  incoming.resume()
}

import { AppError } from '@clausemint/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Nobody here unpacks what was sent packed: read as it came it would be noise, and unpacked it may be a bomb. */
export async function refuseEncoded(
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? ''
  if (encoding === '' || encoding === 'identity') return undefined
  const error = new AppError('invalid_input', 'Send this request as it is, not compressed (no Content-Encoding).')
  return reply.code(415).header('accept-encoding', 'identity').send({ error: error.body })
}

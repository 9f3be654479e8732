import { AppError } from '@clausemint/protocol'
import type { FastifyInstance } from 'fastify'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Bodies of JSON. A program that always says it sends JSON sends none where there is nothing to say. */
export function readJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('remove', 'remove')
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = typeof body === 'string' ? body : decode(body)
    if (text === undefined) done(new AppError('invalid_input', 'This request is not UTF-8.'))
    else if (text === '') done(null, undefined)
    else void parse(request, text, done)
  })
}

/** `undefined`: no UTF-8. Read as if it were, its letters would stand as marks in a contract. */
function decode(body: Buffer): string | undefined {
  try {
    return utf8.decode(body)
  } catch {
    return undefined
  }
}

import { AppError } from '@clausemint/protocol'
import { stringifySetCookie } from 'cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { SessionService } from '../sessions/session-service.ts'
import { credentialsOf, operatorCookie, sessionCookie } from '../transport/credentials.ts'

interface Parts {
  sessions: SessionService
  /** New sessions an address may ask for in a minute. */
  sessionsPerMinute: number
}

const operatorInput = z.strictObject({ token: z.string().min(1).max(500) })

/** `POST /api/session` gives a visitor a session or renews theirs, `DELETE` ends it. */
export function sessionRoutes(server: FastifyInstance, { sessions, sessionsPerMinute }: Parts): void {
  const created = new RateLimiterMemory({ points: sessionsPerMinute, duration: 60 })
  const guesses = new RateLimiterMemory({ points: 10, duration: 60 })

  server.post('/api/session', async (request, reply) => {
    const credentials = credentialsOf(request.raw)
    const { sessionToken } = credentials
    const member = await sessions.authenticate(sessionToken)
    if (member && sessionToken) {
      setCookie(request, reply, sessionCookie, sessionToken, await sessions.renew(sessionToken))
      return { member, isOperator: await sessions.isOperator(credentials) }
    }
    await consume(created, request.ip, 'sessions_per_minute')
    const session = await sessions.create()
    setCookie(request, reply, sessionCookie, session.token, session.expiresAt)
    const isOperator = await sessions.isOperator({ ...credentials, sessionToken: session.token })
    return { member: session.member, isOperator }
  })

  server.delete('/api/session', async (request, reply) => {
    const { sessionToken } = credentialsOf(request.raw)
    if (sessionToken) await sessions.end(sessionToken)
    setCookie(request, reply, sessionCookie, '', new Date(0))
    setCookie(request, reply, operatorCookie, '', new Date(0))
    return reply.code(204).send()
  })

  /** Opens the operator's pages in this browser. */
  server.post('/api/session/operator', async (request, reply) => {
    await consume(guesses, request.ip, 'operator_guesses_per_minute')
    const { sessionToken } = credentialsOf(request.raw)
    const input = operatorInput.safeParse(request.body)
    if (!sessionToken || !(await sessions.authenticate(sessionToken)))
      throw new AppError('no_session', 'Ask for a session first: POST /api/session.')
    if (!input.success) throw AppError.invalid(input.error)
    if (!sessions.isOperatorToken(input.data.token))
      throw new AppError('forbidden', "This is not the operator's token.")
    setCookie(request, reply, operatorCookie, sessions.operatorProof(sessionToken))
    return reply.code(204).send()
  })
}

async function consume(limiter: RateLimiterMemory, key: string, limit: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    throw new AppError('limit_reached', 'Too many tries. Wait a moment.', { limit, retryAfterMs: refused.msBeforeNext })
  }
}

function setCookie(request: FastifyRequest, reply: FastifyReply, name: string, value: string, expires?: Date): void {
  const secure = request.protocol === 'https'
  const cookie = stringifySetCookie({
    name,
    value,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    ...(expires ? { expires } : {}),
  })
  reply.header('set-cookie', cookie)
}

import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Clock } from '@clausemint/ai'
import { AppError, type MemberId } from '@clausemint/protocol'
import { getWSConnectionHandler } from '@trpc/server/adapters/ws'
import type { FastifyBaseLogger } from 'fastify'
import { type WebSocket, WebSocketServer } from 'ws'
import { appRouter } from '../routers/index.ts'
import type { Services } from '../services.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { type Credentials, type SessionService, sessionKey } from '../sessions/session-service.ts'
import { Connection, type ConnectionLimits } from './connection.ts'
import { credentialsOf } from './credentials.ts'
import type { OriginGuard } from './origin-guard.ts'
import { refuse } from './refuse.ts'

export interface SocketLimits extends ConnectionLimits {
  messageBytes: number
  socketsPerMember: number
}

interface Parts {
  services: Services
  sessions: SessionService
  revocations: Revocations
  guard: OriginGuard
  clock: Clock
  limits: SocketLimits
  logger: FastifyBaseLogger
}

/** A socket that answered nothing for two beats is dead, and its reader resumes on another one. */
const beatMs = 10_000

/** tRPC over WebSocket at `/trpc`, on the HTTP server's own port (T1), behind the guards of T5. */
export class SocketServer {
  readonly #parts: Parts
  readonly #server: WebSocketServer
  readonly #sockets = new Map<MemberId, Set<WebSocket>>()
  readonly #silent = new WeakSet<WebSocket>()
  #leaving = false
  #stopBeat = () => {}

  constructor(parts: Parts) {
    this.#parts = parts
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: parts.limits.messageBytes,
      perMessageDeflate: false,
      clientTracking: true,
    })
    this.#beat()
  }

  listen(http: Server): void {
    http.on('upgrade', (request, socket, head) => {
      this.#upgrade(request, socket, head).catch((error: unknown) => refuse(socket, AppError.from(error)))
    })
  }

  get size(): number {
    return this.#server.clients.size
  }

  /** Asks every client to connect again elsewhere; no new socket is taken (T6). */
  leave(): void {
    this.#leaving = true
    const notice = JSON.stringify({ id: null, method: 'reconnect' })
    for (const socket of this.#server.clients) socket.send(notice)
  }

  async close(): Promise<void> {
    this.#leaving = true
    this.#stopBeat()
    for (const socket of this.#server.clients) socket.close(1001, 'the server is leaving')
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    const { clock } = this.#parts
    clock.after(500, () => {
      for (const socket of this.#server.clients) socket.terminate()
    })
    await closed
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { guard, sessions, limits } = this.#parts
    // Until the handshake is done nobody else listens for errors of this socket.
    socket.on('error', () => socket.destroy())
    if (this.#leaving) throw new AppError('shutting_down', 'The server is restarting. Try again in a moment.')
    if (request.url?.split('?')[0] !== '/trpc') throw new AppError('not_found', 'There is nothing here.')
    guard.check(request)
    const credentials = credentialsOf(request)
    const { sessionToken } = credentials
    const member = await sessions.authenticate(sessionToken)
    if (!member || !sessionToken) throw new AppError('no_session', 'Ask for a session first: POST /api/session.')
    if ((this.#sockets.get(member)?.size ?? 0) >= limits.socketsPerMember)
      throw new AppError('limit_reached', 'You have too many connections open.', {
        limit: 'sockets_per_member',
        retryAfterMs: 5_000,
      })
    this.#server.handleUpgrade(request, socket, head, (opened) =>
      this.#serve(opened, request, { member, sessionToken, credentials }),
    )
  }

  #serve(
    socket: WebSocket,
    request: IncomingMessage,
    { member, sessionToken, credentials }: { member: MemberId; sessionToken: string; credentials: Credentials },
  ): void {
    const { services, sessions, revocations, limits, logger } = this.#parts
    const connection = new Connection(socket, request.socket, limits)
    const revoked = revocations.watch(sessionKey(sessionToken), () => socket.close(4001, 'the session has ended'))
    const mine = this.#sockets.get(member) ?? new Set()
    this.#sockets.set(member, mine.add(socket))
    socket.on('close', () => {
      revoked[Symbol.dispose]()
      mine.delete(socket)
      if (mine.size === 0) this.#sockets.delete(member)
    })
    socket.on('error', (error) => logger.debug({ err: error.message }, 'socket failed'))
    for (const sign of ['pong', 'message'] as const) socket.on(sign, () => this.#silent.delete(socket))
    // Both are answered without being decoded: tRPC's PING, and the protocol's own.
    for (const frame of ['message', 'ping'] as const) socket.on(frame, () => connection.count())

    const serve = getWSConnectionHandler({
      wss: this.#server,
      router: appRouter,
      experimental_encoder: connection,
      createContext: () => ({
        services,
        connection,
        isOperator: () => sessions.isOperator(credentials),
        authenticate: () => sessions.authenticate(sessionToken),
      }),
      onError: ({ error, path }) => {
        // What `ws` refuses is its sender's fault, and told above.
        const isFrame = error.cause && 'code' in error.cause && String(error.cause.code).startsWith('WS_ERR_')
        if (!isFrame && !(error.cause instanceof AppError) && error.code === 'INTERNAL_SERVER_ERROR')
          logger.error({ path, err: error.cause ?? error }, 'call failed')
      },
    })
    serve(socket, request)
  }

  #beat(): void {
    this.#stopBeat = this.#parts.clock.after(beatMs, () => {
      for (const socket of this.#server.clients) {
        if (this.#silent.has(socket)) socket.terminate()
        else {
          this.#silent.add(socket)
          socket.ping()
        }
      }
      this.#beat()
    })
  }
}

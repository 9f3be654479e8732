import type { Clock } from '@clausemint/ai'
import { AppError, appErrors } from '@clausemint/protocol'
import helmet from '@fastify/helmet'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from 'fastify'
import type { Config } from '../config/index.ts'
import { type AppRouter, appRouter } from '../routers/index.ts'
import type { Services } from '../services.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { type SessionService, sessionKey } from '../sessions/session-service.ts'
import { credentialsOf } from '../transport/credentials.ts'
import type { OriginGuard } from '../transport/origin-guard.ts'
import { version } from '../version.ts'
import { analysisRoutes } from './analysis-routes.ts'
import { chatRoutes } from './chat-routes.ts'
import { documentRoutes } from './document-routes.ts'
import { EventReaders } from './event-readers.ts'
import { generationRoutes } from './generation-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { readJson } from './read-json.ts'
import { refuseEncoded } from './refuse-encoded.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { sessionRoutes } from './session-routes.ts'
import { webRoutes } from './web-routes.ts'

export interface HttpParts {
  config: Config
  services: Services
  sessions: SessionService
  revocations: Revocations
  guard: OriginGuard
  clock: Clock
  logger: FastifyBaseLogger
  /** The built web app. */
  webFolder: string
  /** Rejects while no work can be taken. */
  ready(): Promise<void>
}

/** Names the end of all answers to `Revocations`. */
const leaving = 'server'
/** New sessions an address may ask for in a minute; an office behind one address is many people. */
const sessionsPerMinute = 120

/** The HTTP server: guards, security headers, one shape of error, tRPC's HTTP half, and the plain routes. */
export async function createHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { config, services, sessions, guard, clock } = parts
  const server = Fastify({
    loggerInstance: parts.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustProxy(config.http.trustProxy),
    bodyLimit: config.limits.messageBytes,
    routerOptions: { maxParamLength: 2000, ignoreTrailingSlash: true },
    // Clients that offer HTTP/2 with every request (curl --http2, Java's) are answered in HTTP/1.1.
    http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket' },
    forceCloseConnections: 'idle',
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error, _request, reply) => answerError(error, reply),
  })
  readJson(server)

  server.addHook('onRequest', async (request) => guard.check(request.raw))
  server.addHook('onRequest', refuseEncoded)
  // The server closes once every answer has ended, and a room's never would.
  server.addHook('preClose', async () => parts.revocations.revoke(leaving))
  const readers = new EventReaders(config.limits)
  server.addHook('preClose', async () => readers.letGo())
  server.setErrorHandler((error: FastifyError | AppError, request, reply) => {
    const app = appErrorOf(error)
    if (app.code === 'internal') request.log.error({ err: error, url: request.routeOptions.url }, 'request failed')
    return answerError(app, reply)
  })

  await server.register(helmet, {
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  })

  const trpc: FastifyTRPCPluginOptions<AppRouter> = {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      maxBatchSize: config.limits.callsPerMessage,
      createContext: ({ req }) => {
        const credentials = credentialsOf(req)
        const { sessionToken } = credentials
        const whenOver = (callback: () => void) => {
          const watches = new DisposableStack()
          watches.use(parts.revocations.watch(leaving, callback))
          if (sessionToken) watches.use(parts.revocations.watch(sessionKey(sessionToken), callback))
          // It may have ended before anybody watched it.
          sessions.authenticate(sessionToken).then((member) => member ?? callback(), callback)
          return watches
        }
        return {
          services,
          readers,
          whenOver,
          isOperator: () => sessions.isOperator(credentials),
          authenticate: () => sessions.authenticate(sessionToken),
        }
      },
      onError: ({ error, path }) => {
        if (!(error.cause instanceof AppError) && error.code === 'INTERNAL_SERVER_ERROR')
          parts.logger.error({ path, err: error.cause ?? error }, 'call failed')
      },
    },
  }
  await server.register(fastifyTRPCPlugin, trpc)
  healthRoutes(server, { version, ready: parts.ready })
  sessionRoutes(server, { sessions, sessionsPerMinute })
  generationRoutes(server, { ...services, sessions, revocations: parts.revocations, clock, readers })
  analysisRoutes(server, { ...services, sessions, revocations: parts.revocations, clock, readers })
  chatRoutes(server, { ...services, sessions, revocations: parts.revocations, clock, readers })
  const { uploadBytes } = config.limits
  await documentRoutes(server, { ...services, sessions, revocations: parts.revocations, clock, readers, uploadBytes })
  await webRoutes(server, parts.webFolder)
  return server
}

/** As a function where it is a number of hops: how near a proxy has to be to be believed. */
const trustProxy = (setting: Config['http']['trustProxy']) =>
  typeof setting === 'number' ? (_address: string, hop: number) => hop < setting : setting

function answerError(error: FastifyError | AppError, reply: FastifyReply): FastifyReply {
  const app = appErrorOf(error)
  return reply.code(appErrors[app.code].http).send({ error: app.body })
}

function appErrorOf(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AppError('too_large', 'This request is too large.')
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new AppError('invalid_input', 'This request could not be read.')
  return AppError.from(error)
}

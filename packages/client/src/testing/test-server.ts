import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { AppError, type AppErrorBody, type GenerationEvent } from '@clausemint/protocol'
import { initTRPC, TRPCError, tracked } from '@trpc/server'
import { applyWSSHandler } from '@trpc/server/adapters/ws'
import { WebSocketServer } from 'ws'
import { z } from 'zod'

/** What a test makes of each call. Throwing an `AppError` answers like the real server. */
export interface TestBehaviour {
  generate?(input: { requestId: string }, server: TestServer): unknown
  cancel?(input: { generationId: string }): unknown
  rename?(input: { documentId: string; title: string }): unknown
  /** `after`: the number in the last event's id, 0 from the beginning. */
  follow?(after: number, server: TestServer, signal: AbortSignal): AsyncIterable<[number, GenerationEvent]>
}

export interface TestServer extends AsyncDisposable {
  url: string
  /** Cookies of the upgrades so far. */
  upgrades: (string | undefined)[]
  sessions: number
  /** Cuts every socket, without a close frame. */
  cut(): void
}

/** A server with the shape of the real one: a session endpoint, and tRPC over WebSocket. */
export async function startTestServer(behaviour: TestBehaviour): Promise<TestServer> {
  const http = createServer((request, response) => {
    const isSession = request.method === 'POST' && request.url === '/api/session'
    if (isSession) server.sessions += 1
    response.writeHead(isSession ? 200 : 404, {
      'content-type': 'application/json',
      ...(isSession ? { 'set-cookie': `session=s${server.sessions}; HttpOnly; SameSite=Lax` } : {}),
    })
    response.end('{}')
  })
  const sockets = new WebSocketServer({ server: http, path: '/trpc' })
  sockets.on('connection', (_, request: IncomingMessage) => server.upgrades.push(request.headers.cookie))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  const port = typeof address === 'object' && address ? address.port : 0

  const server: TestServer = {
    url: `http://127.0.0.1:${port}`,
    upgrades: [],
    sessions: 0,
    cut: () => {
      for (const socket of sockets.clients) socket.terminate()
    },
    async [Symbol.asyncDispose]() {
      const closed = once(http, 'close')
      http.close()
      for (const socket of sockets.clients) socket.terminate()
      http.closeAllConnections()
      await closed
    },
  }
  applyWSSHandler({
    wss: sockets,
    router: testRouter(behaviour, () => server),
    createContext: () => ({}),
  })
  return server
}

function testRouter(behaviour: TestBehaviour, server: () => TestServer) {
  const t = initTRPC.create({
    errorFormatter: ({ shape, error }) => {
      const { cause } = error
      const app: AppErrorBody | undefined = cause instanceof AppError ? cause.body : undefined
      return { ...shape, data: { ...shape.data, app } }
    },
  })
  const procedure = t.procedure.use(async ({ next }) => {
    const result = await next()
    if (result.ok || !(result.error.cause instanceof AppError)) return result
    throw new TRPCError({ code: 'BAD_REQUEST', cause: result.error.cause })
  })
  const byId = z.object({ generationId: z.string() })
  const again = byId.extend({ requestId: z.string(), provider: z.string().optional() })
  return t.router({
    nda: {
      generate: procedure
        .input(z.looseObject({ requestId: z.string() }))
        .mutation(({ input }) => behaviour.generate?.(input, server())),
    },
    generation: {
      cancel: procedure.input(byId).mutation(({ input }) => behaviour.cancel?.(input)),
      retry: procedure.input(again).mutation(({ input }) => behaviour.generate?.(input, server())),
      follow: procedure.input(byId.extend({ lastEventId: z.string().optional() })).subscription(async function* ({
        input,
        signal = AbortSignal.abort(),
      }) {
        const events = behaviour.follow?.(Number(input.lastEventId ?? 0), server(), signal) ?? []
        for await (const [id, event] of events) yield tracked(String(id), event)
      }),
    },
    document: {
      rename: procedure
        .input(z.object({ documentId: z.string(), title: z.string() }))
        .mutation(({ input }) => behaviour.rename?.(input)),
    },
  })
}

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { applyWSSHandler } from '@trpc/server/adapters/ws'
import { WebSocketServer } from 'ws'
import { createTestRouter, type TestBehaviour } from './test-router.ts'

export interface TestServerBehaviour extends TestBehaviour {
  /** Answers `POST /api/documents`. */
  upload?(request: IncomingMessage, response: ServerResponse, server: TestServer): unknown
}

export interface TestServer extends AsyncDisposable {
  url: string
  /** Cookies of the upgrades so far. */
  upgrades: (string | undefined)[]
  sessions: number
  /** Cuts every socket, without a close frame. */
  cut(): void
}

/** A server with the shape of the real one: a session endpoint, uploads, and tRPC over WebSocket. */
export async function startTestServer(behaviour: TestServerBehaviour): Promise<TestServer> {
  const http = createServer((request, response) => {
    if (request.method === 'POST' && request.url === '/api/documents' && behaviour.upload) {
      behaviour.upload(request, response, server)
      return
    }
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
    router: createTestRouter(behaviour, () => server),
    createContext: () => ({}),
  })
  return server
}

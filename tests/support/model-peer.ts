import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One request that a model server got, and what the test answers to it, piece by piece. */
export class ModelReply {
  /** What was asked, as JSON. */
  readonly body: unknown
  readonly path: string
  /** Resolves when the other side has closed the connection. */
  readonly closed: Promise<void>
  readonly #response: ServerResponse

  constructor(request: IncomingMessage, response: ServerResponse, body: unknown) {
    this.body = body
    this.path = request.url ?? ''
    this.#response = response
    this.closed = once(response, 'close').then(() => undefined)
  }

  /** Whether the connection still stands. */
  get isOpen(): boolean {
    return !this.#response.destroyed && !this.#response.writableEnded
  }

  /** One token, as OpenAI's chat completions stream it. Resolves once the socket takes more. */
  async token(text: string): Promise<void> {
    this.#begin()
    if (!this.#response.write(chunk({ content: text }, null)) && this.isOpen)
      await Promise.race([once(this.#response, 'drain'), this.closed])
  }

  /** The vendor's end marker, and the end. */
  finish(): void {
    this.#begin()
    this.#response.write(chunk({}, 'stop'))
    this.#response.end('data: [DONE]\n\n')
  }

  /** Bytes as they are, for what no vendor should send. */
  raw(bytes: string | Buffer): void {
    this.#begin()
    this.#response.write(bytes)
  }

  /** Ends the body without the end marker. */
  end(): void {
    this.#begin()
    this.#response.end()
  }

  /** Cuts the connection in the middle. */
  cut(): void {
    this.#response.destroy()
  }

  /** An answer that is no stream. */
  status(code: number, body: unknown = { error: { message: 'refused' } }, headers: Record<string, string> = {}): void {
    this.#response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }

  #begin(): void {
    if (!this.#response.headersSent) this.#response.writeHead(200, { 'content-type': 'text/event-stream' })
  }
}

const chunk = (delta: object, finishReason: string | null) =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'peer',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  })}\n\n`

export interface ModelPeer extends AsyncDisposable {
  /** For `CUSTOM_BASE_URL`. */
  baseUrl: string
  /** The next request; waits for one where there is none yet. */
  next(): Promise<ModelReply>
  /** Requests so far. */
  readonly requests: number
}

/** The environment that makes a peer the product's only provider. */
export const peerEnvironment = (peer: ModelPeer): Record<string, string> => ({
  AI_PROVIDER: 'custom',
  CUSTOM_BASE_URL: peer.baseUrl,
  CUSTOM_MODEL: 'peer',
})

/**
 * A model server behind a real socket that says only what the test lets it say: OpenAI's chat completions as a custom
 * provider speaks them.
 */
export async function startModelPeer(port = 0): Promise<ModelPeer> {
  const waiting: ModelReply[] = []
  const takers: ((reply: ModelReply) => void)[] = []
  const sockets = new Set<Socket>()
  let requests = 0
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: [{ id: 'peer' }] }))
      return
    }
    const reply = new ModelReply(request, response, JSON.parse(await textOf(request)))
    requests++
    const taker = takers.shift()
    if (taker) taker(reply)
    else waiting.push(reply)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    get requests() {
      return requests
    },
    next: async () => waiting.shift() ?? new Promise<ModelReply>((resolve) => takers.push(resolve)),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}

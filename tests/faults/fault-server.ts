import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

const closes = new WeakMap<Socket, Promise<void>>()

/** Listened for once a connection, which may carry many requests. */
function closeOf(socket: Socket): Promise<void> {
  const known = closes.get(socket)
  if (known) return known
  const close = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  closes.set(socket, close)
  return close
}

/** One request as it came in, and the means to answer it wrongly. */
export class FaultExchange {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The client's connection is closed, by whichever side. */
  readonly closed: Promise<void>
  readonly #response: ServerResponse
  readonly #socket: Socket

  constructor(path: string, headers: IncomingHttpHeaders, body: string, response: ServerResponse, socket: Socket) {
    this.path = path
    this.headers = headers
    this.body = body
    this.#response = response
    this.#socket = socket
    this.closed = closeOf(socket)
  }

  get isClosed(): boolean {
    return this.#socket.destroyed
  }

  head(contentType: string, status = 200, headers: Record<string, string> = {}): this {
    this.#response.writeHead(status, { 'content-type': contentType, ...headers })
    this.#response.flushHeaders()
    return this
  }

  /** Sends one HTTP chunk; the other side gets it as one piece. False when the other side should be waited for. */
  write(bytes: string | Uint8Array): boolean {
    return bytes.length === 0 || this.#response.write(bytes)
  }

  /** Room for more, or the end of the connection. */
  async drained(): Promise<void> {
    await Promise.race([once(this.#response, 'drain'), this.closed])
  }

  /** Ends the reply as if it were whole. */
  end(bytes: string | Uint8Array = ''): void {
    this.#response.end(bytes)
  }

  /** Closes the connection in the middle of the reply, after what was written has gone out. */
  cut(): void {
    this.#socket.end()
  }

  json(status: number, value: unknown, headers: Record<string, string> = {}): void {
    this.head('application/json', status, headers).end(JSON.stringify(value))
  }
}

export type FaultHandler = (exchange: FaultExchange) => void | Promise<void>

/** An HTTP server on loopback that answers as its handler says; one handler at a time. */
export class FaultServer implements AsyncDisposable {
  handler: FaultHandler = (exchange) => exchange.json(500, {})
  readonly exchanges: FaultExchange[] = []
  readonly #server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      const exchange = new FaultExchange(request.url ?? '', request.headers, body, response, request.socket)
      this.exchanges.push(exchange)
      void this.handler(exchange)
    })
  })

  static async open(): Promise<FaultServer> {
    const faults = new FaultServer()
    faults.#server.listen(0, '127.0.0.1')
    await once(faults.#server, 'listening')
    return faults
  }

  get port(): number {
    const address = this.#server.address() as AddressInfo | null
    return address?.port ?? 0
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Answers the next request by `handler`, and resolves with it as soon as it has come in. */
  next(handler: FaultHandler): Promise<FaultExchange> {
    return new Promise((resolve) => {
      this.handler = (exchange) => {
        resolve(exchange)
        return handler(exchange)
      }
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

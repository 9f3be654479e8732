import { once } from 'node:events'
import type { AppErrorBody, GenerationEvent } from '@clausemint/protocol'
import { WebSocket } from 'ws'

/** Somebody with a session, as their cookie. */
export interface Visitor {
  cookie: string
  member: string
}

/** @throws Error when the server gives no session */
export async function newVisitor(url: string): Promise<Visitor> {
  const response = await fetch(new URL('/api/session', url), { method: 'POST' })
  const body = (await response.json()) as { member?: string }
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (!response.ok || !cookie || !body.member) throw new Error(`no session: ${response.status}`)
  return { cookie, member: body.member }
}

/** One frame of the server, read as far as every frame is the same. */
export interface Frame {
  id: number | string | null
  method?: string
  error?: { message: string; data: { code: string; httpStatus: number; app: AppErrorBody } }
  result?: { type: 'started' | 'data' | 'stopped'; data?: unknown }
}

export interface TrackedEvent {
  cursor: string
  event: GenerationEvent
}

/** A WebSocket that speaks tRPC by hand, so that a test can say what no honest client would. */
export class RawSocket implements AsyncDisposable {
  readonly socket: WebSocket
  readonly frames: Frame[] = []
  readonly closed: Promise<{ code: number; reason: string }>
  readonly #waiting = new Set<() => void>()
  #lastId = 0

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = once(socket, 'close').then(([code, reason]: unknown[]) => ({
      code: Number(code),
      reason: String(reason),
    }))
    socket.on('message', (data) => {
      const text = String(data)
      if (text !== 'PONG') this.frames.push(JSON.parse(text))
      this.#wake()
    })
    socket.on('close', () => this.#wake())
    socket.on('error', () => socket.terminate())
  }

  /** @throws Error with the HTTP answer when the upgrade is refused */
  static async open(url: string, visitor?: Visitor, headers: Record<string, string> = {}): Promise<RawSocket> {
    const address = new URL('/trpc', url)
    address.protocol = 'ws:'
    const all = { ...(visitor ? { cookie: visitor.cookie } : {}), ...headers }
    const socket = new WebSocket(address, { headers: all })
    const raw = new RawSocket(socket)
    const refused = once(socket, 'unexpected-response').then(async ([, response]) => {
      let body = ''
      for await (const part of response.setEncoding('utf8')) body += part
      throw new UpgradeRefused(Number(response.statusCode), JSON.parse(body).error)
    })
    await Promise.race([once(socket, 'open'), refused])
    refused.catch(() => undefined)
    return raw
  }

  send(data: string | Buffer | object): void {
    this.socket.send(typeof data === 'string' || Buffer.isBuffer(data) ? data : JSON.stringify(data))
  }

  /** Sends a call without waiting; returns its id. */
  ask(
    method: 'query' | 'mutation' | 'subscription',
    path: string,
    input?: unknown,
    id: number | string = ++this.#lastId,
  ) {
    this.send({ id, method, params: { path, ...(input === undefined ? {} : { input }) } })
    return id
  }

  /** The frame that answers a query or a mutation. */
  async call(method: 'query' | 'mutation', path: string, input?: unknown): Promise<Frame> {
    const id = this.ask(method, path, input)
    return this.frame((frame) => frame.id === id)
  }

  /** The body of the error that a call is answered with. @throws Error when it succeeds */
  async refusal(method: 'query' | 'mutation', path: string, input?: unknown): Promise<AppErrorBody> {
    const { error } = await this.call(method, path, input)
    if (!error) throw new Error(`${path} was not refused`)
    return error.data.app
  }

  /** The data a call is answered with. @throws Error when it is refused */
  async data<T>(method: 'query' | 'mutation', path: string, input?: unknown): Promise<T> {
    const { error, result } = await this.call(method, path, input)
    if (error) throw new Error(`${path}: ${error.message}`)
    return result?.data as T
  }

  /** The first frame that fits, of those that came and those that come. @throws Error when the socket is closed */
  async frame(fits: (frame: Frame) => boolean): Promise<Frame> {
    let read = 0
    return this.until(() => {
      for (; read < this.frames.length; read++) {
        const frame = this.frames[read]
        if (frame && fits(frame)) return frame
      }
      return undefined
    })
  }

  /** What `find` finds, looked for after every frame. @throws Error when the socket is closed */
  async until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error('the socket is closed')
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  /** The events of a subscription so far. */
  eventsOf(id: number | string): TrackedEvent[] {
    return this.frames.flatMap(({ id: of, result }) => {
      if (of !== id || result?.type !== 'data') return []
      const { id: cursor, data } = result.data as { id: string; data: GenerationEvent }
      return [{ cursor, event: data }]
    })
  }

  /** All events of a subscription, once the server says that it has stopped. @throws Error when it fails */
  async allEvents(id: number | string): Promise<TrackedEvent[]> {
    const end = await this.frame((frame) => frame.id === id && (frame.result?.type === 'stopped' || !!frame.error))
    if (end.error) throw new Error(end.error.message)
    return this.eventsOf(id)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.socket.terminate()
    if (this.socket.readyState !== WebSocket.CLOSED) await this.closed
  }

  #wake(): void {
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }
}

/** An upgrade that was answered as HTTP. */
export class UpgradeRefused extends Error {
  readonly status: number
  readonly body: AppErrorBody

  constructor(status: number, body: AppErrorBody) {
    super(`upgrade refused: ${status} ${body.code}`)
    this.status = status
    this.body = body
  }
}

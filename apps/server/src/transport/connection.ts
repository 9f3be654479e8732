import { AppError, type GenerationEvent } from '@clausemint/protocol'
import type { WebSocket } from 'ws'
import { SocketSink } from './sink.ts'
import { type RequestNumber, TrpcFrames } from './trpc-frame.ts'
import type { Viewer } from './viewer.ts'

export interface ConnectionLimits {
  /** Calls in one frame. */
  callsPerMessage: number
  /** Frames in one second. */
  messagesPerSecond: number
  /** At a time. */
  subscriptionsPerSocket: number
}

/** Shared by all connections, so that one event is one frame for many sockets. */
const frames = new TrpcFrames()

/**
 * One socket. It is tRPC's encoder for that socket, and through it gives a subscription's viewer the right to write:
 *
 * The stock adapter learns a subscription's request id, but the procedure does not. So the procedure yields an
 * *opening*, an object that stands for its viewer; the adapter wraps it in an envelope with the request id and hands
 * that to `encode`, which recognises it, puts the viewer's first frame in its place, and lets the viewer go on.
 */
export class Connection {
  readonly sink: SocketSink
  readonly #socket: WebSocket
  readonly #limits: ConnectionLimits
  readonly #openings = new WeakMap<object, Viewer<GenerationEvent>>()
  #viewers = 0
  #second = 0
  #messages = 0

  constructor(socket: WebSocket, limits: ConnectionLimits) {
    this.#socket = socket
    this.#limits = limits
    this.sink = new SocketSink(socket)
  }

  /** @throws AppError `limit_reached` when this socket has as many subscriptions as it may. */
  admit(): Disposable {
    if (this.#viewers >= this.#limits.subscriptionsPerSocket)
      throw new AppError(
        'limit_reached',
        `One connection can follow ${this.#limits.subscriptionsPerSocket} things at a time.`,
        {
          limit: 'subscriptions_per_socket',
        },
      )
    this.#viewers++
    return { [Symbol.dispose]: () => this.#viewers-- }
  }

  /** What the subscription yields, once; the viewer's first frame takes its place. */
  opening(viewer: Viewer<GenerationEvent>): GenerationEvent {
    const opening: GenerationEvent = { type: 'progress', stage: 'queued', done: 0 }
    this.#openings.set(opening, viewer)
    return opening
  }

  /** The adapter sends what this returns in the same turn. */
  encode(message: unknown): string {
    const opened = openingIn(message)
    const first = opened && this.#openings.get(opened.event)?.begin((event) => frames.frame(opened.request, event))
    return first ? first.toString() : JSON.stringify(message)
  }

  /** @throws AppError when the frame is no JSON, has too many calls, or comes too fast. */
  decode(data: string | ArrayBuffer | Uint8Array): unknown {
    this.#countMessage()
    if (typeof data !== 'string') throw new AppError('invalid_input', 'Messages are JSON in text frames.')
    const message = parse(data)
    if (Array.isArray(message) && message.length > this.#limits.callsPerMessage)
      throw new AppError('limit_reached', `One message carries at most ${this.#limits.callsPerMessage} calls.`, {
        limit: 'calls_per_message',
      })
    return message
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  /** A flood is not answered message by message: the socket is closed, and whoever is honest connects again. */
  #countMessage(): void {
    const second = Math.floor(performance.now() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#messages = 0
    }
    if (++this.#messages <= this.#limits.messagesPerSecond) return
    this.#socket.close(1008, 'too many messages')
    throw new AppError('limit_reached', 'Too many messages in one second.', {
      limit: 'messages_per_second',
      retryAfterMs: 1000,
    })
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    throw new AppError('invalid_input', 'This message is not JSON.')
  }
}

/** The event object and the request id of a tracked envelope. */
function openingIn(message: unknown): { request: RequestNumber; event: object } | undefined {
  if (!isRecord(message) || !isRecord(message.result) || !isRecord(message.result.data)) return undefined
  const { id } = message
  const event = message.result.data.data
  return (typeof id === 'number' || typeof id === 'string') && isRecord(event) ? { request: id, event } : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

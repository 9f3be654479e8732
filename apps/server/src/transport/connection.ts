import type { Duplex } from 'node:stream'
import { AppError } from '@clausemint/protocol'
import type { WebSocket } from 'ws'
import type { LogEvent } from '../log/event-log.ts'
import { CallGate } from './call-gate.ts'
import { incomingCalls, refusalFrame } from './incoming-calls.ts'
import { SocketSink } from './sink.ts'
import { type RequestNumber, TrpcFrames, trpcEnvelope } from './trpc-frame.ts'
import type { Viewer } from './viewer.ts'

export interface ConnectionLimits {
  /** Calls in one frame. */
  callsPerMessage: number
  /** Frames in one second. */
  messagesPerSecond: number
  /** At a time. */
  subscriptionsPerSocket: number
}

/** Answers that wait to be read, in bytes; with more than this no call is answered (T3). */
const mostUnread = 1024 * 1024
/** Calls of one socket that are worked on at a time. */
const callsAtOnce = 8
/** What may be written to refuse the calls of a message, or of all messages of one who does not read, in bytes. */
const mostRefused = 512 * 1024

/** Shared by all connections, so that one event is one frame for many sockets. */
const frames = new TrpcFrames()

/**
 * One socket. It is tRPC's encoder for that socket, and through it gives a subscription's viewer the right to write:
 *
 * The stock adapter learns a subscription's request id, but the procedure does not. So the procedure yields an
 * *opening*, an object that stands for its viewer; the adapter wraps it in an envelope with the request id and hands
 * that to `encode`, which recognises it, puts the viewer's first event in its place, and lets the viewer go on.
 */
export class Connection {
  readonly sink: SocketSink
  /** Where the calls of this socket wait for their turn. */
  readonly calls: CallGate
  readonly #socket: WebSocket
  readonly #limits: ConnectionLimits
  /** Begins the viewer which an opening stands for, and gives its first message. */
  readonly #openings = new WeakMap<object, (request: RequestNumber) => string | undefined>()
  #viewers = 0
  #turn: Promise<unknown> = Promise.resolve()
  #second = 0
  #messages = 0
  /** Written to refuse calls, since all was read. */
  #refused = 0

  constructor(socket: WebSocket, connection: Duplex, limits: ConnectionLimits) {
    this.#socket = socket
    this.#limits = limits
    this.sink = new SocketSink(socket, connection)
    this.calls = new CallGate(this.sink, { atOnce: callsAtOnce, unanswered: 2 * limits.callsPerMessage })
    socket.once('close', () => this.calls.close())
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

  /**
   * Resolves when a viewer may begin: one after the other, each once there is room for its first frame, so that many
   * subscriptions of a socket which is not read cost no more than one. Ends when the result is disposed.
   */
  async turn<E extends LogEvent>(viewer: Viewer<E>): Promise<Disposable> {
    const before = this.#turn
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#turn = promise
    await before
    while (!this.sink.hasRoom && !viewer.hasEnded)
      await Promise.race([viewer.ended, new Promise<void>((drained) => this.sink.whenDrained(drained))])
    return { [Symbol.dispose]: resolve }
  }

  /** What the subscription yields, once: `opening`, a new object, whose place the viewer's first event takes. */
  stand<E extends LogEvent>(opening: E, viewer: Viewer<E>): E {
    this.#openings.set(opening, (request) => {
      const first = viewer.begin((event) => frames.frame(request, event))
      return first && trpcEnvelope(request, first)
    })
    return opening
  }

  /** The adapter sends what this returns in the same turn. */
  encode(message: unknown): string {
    const opened = openingIn(message)
    const first = opened && this.#openings.get(opened.event)?.(opened.request)
    return first ?? JSON.stringify(message)
  }

  /**
   * The calls that are to be worked on; the others are refused here, each under its own id.
   * @throws AppError when the frame is no JSON, or comes too fast
   */
  decode(data: string | ArrayBuffer | Uint8Array): unknown {
    if (this.#messages > this.#limits.messagesPerSecond)
      throw new AppError('limit_reached', 'Too many messages in one second.', {
        limit: 'messages_per_second',
        retryAfterMs: 1000,
      })
    if (typeof data !== 'string') throw new AppError('invalid_input', 'Messages are JSON in text frames.')
    const message = parse(data)
    if (isConnectionParams(message)) return message
    const refusal = this.#refusalOf(message)
    const { calls, refusals } = incomingCalls(message, refusal)
    this.#refuse(refusals, refusal)
    return calls
  }

  /** Why nothing of the message is worked on. */
  #refusalOf(message: unknown): AppError | undefined {
    if (this.#hasUnread)
      return new AppError('limit_reached', 'Read what was answered before you ask for more.', {
        limit: 'unread_bytes',
        retryAfterMs: 1000,
      })
    const { callsPerMessage } = this.#limits
    if (Array.isArray(message) && message.length > callsPerMessage)
      return new AppError('limit_reached', `One message carries at most ${callsPerMessage} calls.`, {
        limit: 'calls_per_message',
      })
    return undefined
  }

  /**
   * Whoever asks for more than can be refused is told so once, and all of it is over with the socket: a client takes
   * the calls of a socket that closed for lost, and does not wait for them.
   */
  #refuse(refusals: readonly string[], why = new AppError('limit_reached', 'Too many calls were refused.')): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (!this.#hasUnread) this.#refused = 0
    for (const frame of refusals) this.#refused += frame.length
    if (this.#refused <= mostRefused) {
      for (const frame of refusals) this.#socket.send(frame)
      return
    }
    this.#socket.send(refusalFrame(why, null))
    this.close(1008, 'too many calls')
  }

  get #hasUnread(): boolean {
    return this.#socket.bufferedAmount > mostUnread
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  /**
   * Counts a frame of any kind. A flood is not answered message by message: the socket is closed, and whoever is honest
   * connects again.
   */
  count(): void {
    const second = Math.floor(performance.now() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#messages = 0
    }
    if (++this.#messages > this.#limits.messagesPerSecond) this.#socket.close(1008, 'too many messages')
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    throw new AppError('invalid_input', 'This message is not JSON.')
  }
}

/** What a client may say of itself before its first call, which nobody here asks for. */
const isConnectionParams = (message: unknown): boolean => isRecord(message) && message.method === 'connectionParams'

/** The event object and the request id of a tracked envelope. */
function openingIn(message: unknown): { request: RequestNumber; event: object } | undefined {
  if (!isRecord(message) || !isRecord(message.result) || !isRecord(message.result.data)) return undefined
  const { id } = message
  const event = message.result.data.data
  return (typeof id === 'number' || typeof id === 'string') && isRecord(event) ? { request: id, event } : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

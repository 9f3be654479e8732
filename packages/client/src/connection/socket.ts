import type { Clock } from '../clock.ts'

export interface SocketOptions {
  clock: Clock
  /** Sent with the upgrade, outside of browsers. */
  headers(): Record<string, string>
  /** How long a try to connect may take. */
  connectMs: number
  /** A socket that is silent this long is asked whether it lives. */
  silenceMs: number
  /** How long it may take to answer, and how long a close may. */
  answerMs: number
  /** The socket in use, so that it can be asked or cut. */
  onSocket(socket: LiveSocket): void
}

/** A WebSocket that notices by itself when the other side is gone. */
export interface LiveSocket {
  /** Asks the other side for a sign of life now; without one the socket is given up. */
  probe(): void
  close(): void
}

/** Calls in one message. Servers refuse a message with too many (100, where nobody chose otherwise), and answer none of it. */
const callsAMessage = 50

/**
 * The platform's WebSocket, with a limit to each of its waits. The platform's own are minutes: a network that swallows
 * packets would leave a page "connected" to nothing. Any frame counts as a sign of life, so that a slow line with much
 * to carry is not taken for a dead one.
 */
export function createSocketClass(options: SocketOptions): typeof WebSocket {
  const { clock, connectMs, silenceMs, answerMs } = options

  return class extends WebSocket implements LiveSocket {
    #callOff: () => void
    #givenUp = false

    constructor(url: string | URL) {
      super(url, withHeaders(options.headers()))
      this.#callOff = clock.after(connectMs, () => this.close())
      for (const type of ['open', 'message', 'error', 'close'] as const) {
        this.addEventListener(type, (event) => this.#observe(event))
      }
      options.onSocket(this)
    }

    probe(): void {
      if (this.readyState !== this.OPEN) return
      this.send('PING')
      this.#in(answerMs, () => this.#giveUp())
    }

    /** tRPC puts all calls of a moment, and after a reconnect all that are open, into one message. */
    override send(data: Parameters<WebSocket['send']>[0]): void {
      for (const message of messagesOf(data)) super.send(message)
    }

    override close(code?: number, reason?: string): void {
      super.close(code, reason)
      this.#in(answerMs, () => this.#giveUp())
    }

    /** The first listener: what comes after the socket was given up reaches nobody else. */
    #observe(event: Event): void {
      if (this.#givenUp) {
        event.stopImmediatePropagation()
        return
      }
      this.#callOff()
      if (this.readyState === this.OPEN) this.#in(silenceMs, () => this.probe())
    }

    #giveUp(): void {
      if (this.readyState === this.CLOSED) return
      super.close()
      this.dispatchEvent(new CloseEvent('close', { code: 1006, reason: 'no answer' }))
      this.#givenUp = true
    }

    #in(ms: number, callback: () => void): void {
      this.#callOff()
      this.#callOff = clock.after(ms, callback)
    }
  }
}

function messagesOf<Data>(data: Data): (Data | string)[] {
  const calls: unknown = typeof data === 'string' && data.startsWith('[') ? JSON.parse(data) : undefined
  if (!Array.isArray(calls) || calls.length <= callsAMessage) return [data]
  const messages: string[] = []
  for (let at = 0; at < calls.length; at += callsAMessage)
    messages.push(JSON.stringify(calls.slice(at, at + callsAMessage)))
  return messages
}

/** Node's WebSocket takes headers in the place where the standard has protocols; browsers get neither. */
function withHeaders(headers: Record<string, string>): string[] {
  const init: unknown = Object.keys(headers).length === 0 ? [] : { headers }
  return init as string[]
}

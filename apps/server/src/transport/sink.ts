import type { WebSocket } from 'ws'

/** Where a viewer's frames go. Knows how much is queued for a reader that does not keep up. */
export interface Sink {
  /** False: nothing more is wanted now; ask `whenDrained`. */
  readonly hasRoom: boolean
  write(frame: Buffer): void
  /** Calls back, once, when what is queued has left this process. */
  whenDrained(callback: () => void): void
}

/** What may be queued for one reader, in bytes, before it is parked. With one catch-up piece on top it stays below 1 MiB (T3). */
export const watermark = 256 * 1024

/** Frames to one WebSocket. A ping is the marker that tells when all before it has been flushed. */
export class SocketSink implements Sink {
  readonly #socket: WebSocket
  readonly #waiting: (() => void)[] = []
  #marked = false

  constructor(socket: WebSocket) {
    this.#socket = socket
  }

  get hasRoom(): boolean {
    return this.#socket.bufferedAmount < watermark
  }

  write(frame: Buffer): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(frame, textFrame)
  }

  whenDrained(callback: () => void): void {
    this.#waiting.push(callback)
    if (this.#marked || this.#socket.readyState !== this.#socket.OPEN) return
    this.#marked = true
    this.#socket.ping(nothing, false, () => {
      this.#marked = false
      for (const wake of this.#waiting.splice(0)) wake()
    })
  }
}

const nothing = Buffer.alloc(0)
const textFrame = { binary: false, compress: false, fin: true } as const

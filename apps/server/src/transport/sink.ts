import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { ByteString } from './byte-string.ts'

/** Where a viewer's frames go. Knows how much is queued for a reader that does not keep up. */
export interface Sink {
  /** False: nothing more is wanted now; ask `whenDrained`. */
  readonly hasRoom: boolean
  write(frame: ByteString): void
  /** Calls back, once, when what is queued has left this process. */
  whenDrained(callback: () => void): void
}

/**
 * What may be queued for one reader, in bytes, before it is parked. The kernel has a queue of its own on top, so this
 * one only has to be refilled in time; and a byte of a small frame costs several in the heap. With one catch-up piece
 * on top it stays below 1 MiB (T3).
 */
export const watermark = 64 * 1024

/**
 * Frames to one WebSocket, written to the connection under it: `ws` would frame each of them anew for every reader. It
 * writes its own frames there whole and at once too (no compression, no Blobs), so the two never mix. A ping is the
 * marker that tells when all before it has been flushed.
 */
export class SocketSink implements Sink {
  readonly #socket: WebSocket
  readonly #connection: Duplex
  readonly #waiting: (() => void)[] = []
  #marked = false

  /** `connection` is what the upgrade to `socket` came on. */
  constructor(socket: WebSocket, connection: Duplex) {
    this.#socket = socket
    this.#connection = connection
  }

  get hasRoom(): boolean {
    return this.#connection.writableLength < watermark
  }

  write(frame: ByteString): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#connection.write(frame, 'latin1')
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

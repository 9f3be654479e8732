import { AppError } from '@clausemint/protocol'
import type { Sink } from './sink.ts'

interface Limits {
  /** Calls that are worked on at a time. */
  atOnce: number
  /** Calls that wait or are worked on. */
  unanswered: number
}

interface Waiting {
  enter(): void
  refuse(error: AppError): void
}

/**
 * The calls of one socket: a few at a time, and none while its answers are not read. Without it, as many answers would
 * be made and kept as were asked for, however large they are (T3).
 */
export class CallGate {
  readonly #sink: Sink
  readonly #limits: Limits
  #waiting: Waiting[] = []
  #running = 0
  #isDraining = false

  constructor(sink: Sink, limits: Limits) {
    this.#sink = sink
    this.#limits = limits
  }

  /**
   * Resolves when the call may be worked on; dispose the result when its answer is made.
   * @throws AppError `limit_reached` when too many wait already; `interrupted` when the socket closes before
   */
  async enter(): Promise<Disposable> {
    const { unanswered } = this.#limits
    if (this.#waiting.length + this.#running >= unanswered)
      throw new AppError('limit_reached', 'Read what was answered before you ask for more.', {
        limit: 'unanswered_calls',
        retryAfterMs: 1000,
      })
    await new Promise<void>((enter, refuse) => {
      this.#waiting.push({ enter, refuse })
      this.#admit()
    })
    // The answer is sent in the turn after it is made; only then can it be seen how much waits to be read.
    return { [Symbol.dispose]: () => void setImmediate(() => this.#leave()) }
  }

  /** The socket is gone: whoever waits is let go. */
  close(): void {
    for (const { refuse } of this.#waiting.splice(0)) refuse(new AppError('interrupted', 'The connection was closed.'))
  }

  #leave(): void {
    this.#running--
    this.#admit()
  }

  #admit(): void {
    while (this.#running < this.#limits.atOnce && this.#waiting.length > 0 && this.#sink.hasRoom) {
      this.#running++
      this.#waiting.shift()?.enter()
    }
    if (this.#waiting.length > 0 && !this.#sink.hasRoom) this.#admitLater()
  }

  #admitLater(): void {
    if (this.#isDraining) return
    this.#isDraining = true
    this.#sink.whenDrained(() => {
      this.#isDraining = false
      this.#admit()
    })
  }
}

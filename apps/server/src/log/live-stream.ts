import { type Cursor, encodeCursor, type Position, type StreamId } from '@clausemint/protocol'
import { type CommittedEntry, type LogEvent, type Placed, StreamImage } from './stream-image.ts'

/** One committed event on its way to readers. Its cursor and its JSON are made once, whoever many read it (T4). */
export class PublishedEvent<E extends LogEvent = LogEvent> {
  readonly event: E
  readonly position: Position
  readonly #stream: StreamId
  #cursor: Cursor | undefined
  #json: string | undefined

  constructor(stream: StreamId, placed: Placed<E>) {
    this.#stream = stream
    this.event = placed.event
    this.position = placed.position
  }

  get cursor(): Cursor {
    this.#cursor ??= encodeCursor(this.#stream, this.position)
    return this.#cursor
  }

  get json(): string {
    this.#json ??= JSON.stringify(this.event)
    return this.#json
  }
}

/** Told of every event of a stream in order, in the turn in which it is published. Must not throw. */
export type Listener<E extends LogEvent> = (event: PublishedEvent<E>) => void

/**
 * A stream that somebody on this server reads or writes: its image, and those who listen. Entries that are published
 * while the image is still being read from storage wait, and are applied after it.
 */
export class LiveStream<E extends LogEvent> {
  readonly id: StreamId
  readonly image = new StreamImage<E>()
  readonly #onGap: () => void
  readonly #listeners = new Set<Listener<E>>()
  #waiting: CommittedEntry<E>[] | undefined = []

  /**
   * `onGap`: an entry came before those which another server committed before it. It is left out, for the image takes
   * entries in order only (EL4); whoever hears of it reads from the image's head on.
   */
  constructor(id: StreamId, onGap: () => void) {
    this.id = id
    this.#onGap = onGap
  }

  /** Ends the loading: what storage held, then what was published meanwhile. */
  loaded(entries: readonly CommittedEntry<E>[]): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const entry of entries) this.publish(entry)
    for (const entry of waiting) this.publish(entry)
  }

  publish(entry: CommittedEntry<E>): void {
    if (this.#waiting) {
      this.#waiting.push(entry)
      return
    }
    if (entry.first > this.image.head.seq + 1) {
      this.#onGap()
      return
    }
    const placed = this.image.apply(entry)
    if (!placed || this.#listeners.size === 0) return
    const published = new PublishedEvent(this.id, placed)
    for (const listener of this.#listeners) listener(published)
  }

  listen(listener: Listener<E>): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => this.#listeners.delete(listener) }
  }
}

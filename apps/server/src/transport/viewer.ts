import { type Cursor, isTerminal, type Position } from '@clausemint/protocol'
import { type EventLog, isLong, type LiveStream, type LogEvent, PublishedEvent } from '../log/event-log.ts'
import type { ByteString } from './byte-string.ts'
import type { Sink } from './sink.ts'

/** Puts one event into the bytes of one reader's protocol. Called once an event where readers share their frames. */
export type Frame<E extends LogEvent> = (event: PublishedEvent<E>) => ByteString

/**
 * One reader of one stream, written to directly (T4).
 *
 * `waiting`  it is not yet known where to write; nothing is queued
 * `behind`   it reads from the image until its position is the head; then, in the same turn, it is live
 * `live`     its position is the head; every event goes out in the turn in which it is published
 * `parked`   its queue is full: nothing is written, and when it has drained it is behind (merged, not replayed)
 * `ended`    its terminal event was written, or it went away
 */
type ViewerState = 'waiting' | 'behind' | 'live' | 'parked' | 'ended'

export class Viewer<E extends LogEvent> {
  readonly #stream: LiveStream<E>
  readonly #sink: Sink
  readonly #listening: Disposable
  readonly #ended = Promise.withResolvers<void>()
  #state: ViewerState = 'waiting'
  #position: Position
  #snapshot: E | undefined
  #frame: Frame<E> | undefined

  constructor(log: EventLog<E>, stream: LiveStream<E>, after: Cursor | undefined, sink: Sink) {
    const opening = log.place(stream, after)
    this.#stream = stream
    this.#sink = sink
    this.#position = opening.position
    this.#snapshot = opening.snapshot
    this.#listening = stream.listen((event) => this.#receive(event))
    if (!this.#snapshot && stream.image.endsAt(this.#position)) this.end()
  }

  /** Nothing is to be written, now or later. */
  get hasEnded(): boolean {
    return this.#state === 'ended'
  }

  /** Resolves once this viewer's terminal frame is written, or it was ended. */
  get ended(): Promise<void> {
    return this.#ended.promise
  }

  /** Resolves once there is something to read. */
  get readable(): Promise<void> {
    const stream = this.#stream
    if (this.hasEnded || this.#snapshot || stream.image.head.seq > this.#position.seq) return Promise.resolve()
    return new Promise((resolve) => {
      const listening = stream.listen(() => {
        listening[Symbol.dispose]()
        resolve()
      })
      void this.ended.then(() => {
        listening[Symbol.dispose]()
        resolve()
      })
    })
  }

  /**
   * Says how to write. The first event is handed back for the caller to write in this turn; everything after it the
   * viewer writes itself.
   */
  begin(frame: Frame<E>): PublishedEvent<E> | undefined {
    if (this.#state !== 'waiting') return undefined
    this.#frame = frame
    this.#state = 'behind'
    const first = this.#next()
    queueMicrotask(() => this.#catchUp())
    if (first) this.#advance(first)
    return first
  }

  /** Stops for good; nothing is written after. */
  end(): void {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    this.#listening[Symbol.dispose]()
    this.#ended.resolve()
  }

  #receive(event: PublishedEvent<E>): void {
    if (this.#state !== 'live') return
    if (this.#sink.hasRoom && !isLong(event.event)) this.#write(event)
    else {
      this.#state = 'behind'
      this.#catchUp()
    }
  }

  /** Nothing can be published within this turn, so the head it reaches is the head when it goes live. */
  #catchUp(): void {
    while (this.#state === 'behind') {
      const next = this.#sink.hasRoom ? this.#next() : undefined
      if (next) this.#write(next)
      else if (this.#sink.hasRoom) this.#state = 'live'
      else this.#park()
    }
  }

  #next(): PublishedEvent<E> | undefined {
    if (this.#snapshot) {
      const snapshot = new PublishedEvent(this.#stream.id, { event: this.#snapshot, position: this.#position })
      this.#snapshot = undefined
      return snapshot
    }
    const [placed] = this.#stream.image.after(this.#position).take(1)
    return placed && new PublishedEvent(this.#stream.id, placed)
  }

  #park(): void {
    this.#state = 'parked'
    this.#sink.whenDrained(() => {
      if (this.#state !== 'parked') return
      this.#state = 'behind'
      this.#catchUp()
    })
  }

  #write(event: PublishedEvent<E>): void {
    if (!this.#frame || this.#state === 'ended') return
    this.#sink.write(this.#frame(event))
    this.#advance(event)
  }

  #advance(event: PublishedEvent<E>): void {
    this.#position = event.position
    if (isTerminal(event.event)) this.end()
  }
}

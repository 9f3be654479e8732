import type { Clock } from '@clausemint/ai'
import type { Append, SharedLogStorage } from '@clausemint/db'
import {
  type Cursor,
  decodeCursor,
  encodeCursor,
  isTerminal,
  type Position,
  type StreamId,
  start,
} from '@clausemint/protocol'
import { GroupCommit } from './group-commit.ts'
import { LiveStream } from './live-stream.ts'
import type { LogEvent } from './stream-image.ts'

export type { Fence } from '@clausemint/db'
export { type Listener, LiveStream, PublishedEvent } from './live-stream.ts'
export { isLong, type LogEvent } from './stream-image.ts'

/** The log refused an append: the writer lost its lease, or the stream has its terminal event already. */
export class AppendRefused extends Error {
  override readonly name = 'AppendRefused'
  readonly reason: 'fenced' | 'ended' | 'unknown-stream'

  constructor(stream: StreamId, reason: AppendRefused['reason']) {
    super(`append to ${stream} refused: ${reason}`)
    this.reason = reason
  }
}

/** One event as a follower gets it, with the cursor to go on from. */
export interface Followed<E> {
  cursor: Cursor
  event: E
}

/** Makes the `snapshot` event of a stream for a reader whose cursor could not be used (EL5). */
export type SnapshotOf<E> = (events: readonly E[]) => E

interface Parts<E> {
  storage: SharedLogStorage
  clock: Clock
  snapshotOf: SnapshotOf<E>
  /** The database did not take a commit; it is tried again. */
  onStall(error: unknown): void
  /** What others committed could not be read; `lookAround` tries again. */
  onUnread(error: unknown): void
  /** A stream that somebody reads here was deleted elsewhere. */
  onGone?(stream: StreamId): void
}

/**
 * The append-only log: one way to write, one way to read. Nothing is shown before it is committed (EL2), because
 * streams are fed by commits only.
 */
export class EventLog<E extends LogEvent> {
  readonly #parts: Parts<E>
  readonly #storage: SharedLogStorage
  readonly #commits: GroupCommit
  readonly #snapshotOf: SnapshotOf<E>
  readonly #onUnread: (error: unknown) => void
  readonly #open = new Map<StreamId, OpenStream<E>>()

  constructor(parts: Parts<E>, commits?: GroupCommit) {
    const { storage, clock, snapshotOf, onStall, onUnread } = parts
    this.#parts = parts
    this.#storage = storage
    this.#onUnread = onUnread
    this.#snapshotOf = snapshotOf
    this.#commits = commits ?? new GroupCommit((appends) => storage.commit(appends), { clock, onStall })
    this.#commits.listen((append, outcome) => {
      if (!outcome.ok) return
      const stream = this.#open.get(append.stream)?.stream
      // What was appended came in typed, and comes back as it was stored.
      for (const entry of outcome.entries) stream?.publish(entry as typeof entry & { event: E })
    })
  }

  /**
   * A log of other streams on the same storage. Appends to both in one turn are one commit, and one node makes one
   * commit at a time, whatever the number of logs (EL3).
   */
  beside<F extends LogEvent>(snapshotOf: SnapshotOf<F>): EventLog<F> {
    return new EventLog<F>({ ...this.#parts, snapshotOf }, this.#commits)
  }

  /**
   * Resolves once the events are committed.
   * @throws AppendRefused when the fence is old, the stream ended or unknown.
   */
  async append(stream: StreamId, events: readonly E[], options: Omit<Append, 'stream' | 'events'> = {}): Promise<void> {
    const outcome = await this.#commits.append({ stream, events, ...options })
    if (outcome.ok) return
    if (outcome.reason === 'failed') throw outcome.error
    throw new AppendRefused(stream, outcome.reason)
  }

  /**
   * The stream as it stands, kept current until the holder is disposed. All holders share one image.
   */
  async open(id: StreamId): Promise<StreamHolder<E>> {
    let entry = this.#open.get(id)
    if (!entry) {
      const stream = new LiveStream<E>(id, () => void this.#closeGap(id))
      entry = { stream, holders: 0, ready: this.#load(stream), gap: 'none' }
      this.#open.set(id, entry)
    }
    entry.holders++
    const { stream, ready } = entry
    const release = () => this.#release(id)
    try {
      await ready
    } catch (error) {
      release()
      throw error
    }
    let held = true
    return {
      stream,
      [Symbol.dispose]: () => {
        if (held) release()
        held = false
      },
    }
  }

  /** Every event after the cursor, once, in order, then live ones; ends after the terminal event (EL4). */
  async *follow(id: StreamId, after: Cursor | undefined, signal?: AbortSignal): AsyncGenerator<Followed<E>> {
    using holder = await this.open(id)
    const { stream } = holder
    let wake = () => {}
    using _listening = stream.listen(() => wake())
    signal?.addEventListener('abort', () => wake(), { once: true })

    const opening = this.place(stream, after)
    let { position } = opening
    if (opening.snapshot) {
      yield { cursor: encodeCursor(id, position), event: opening.snapshot }
    }
    while (!signal?.aborted) {
      for (const placed of stream.image.after(position)) {
        position = placed.position
        yield { cursor: encodeCursor(id, position), event: placed.event }
        if (isTerminal(placed.event)) return
        if (signal?.aborted) return
      }
      if (stream.image.endsAt(position)) return
      if (stream.image.head.seq > position.seq) continue
      await new Promise<void>((resolve) => {
        wake = resolve
        if (signal?.aborted || stream.image.head.seq > position.seq) resolve()
      })
    }
  }

  /**
   * Where a reader with this cursor stands. One whose cursor can't be used gets a snapshot of all but the terminal
   * event, which it then reads as everybody does.
   */
  place(stream: LiveStream<E>, after: Cursor | undefined): { position: Position; snapshot?: E } {
    if (after === undefined) return { position: start }
    const position = decodeCursor(stream.id, after)
    if (position && stream.image.covers(position)) return { position }
    const { events, position: before } = stream.image.beforeEnd
    return { position: before, snapshot: this.#snapshotOf(events) }
  }

  /** What stands for no event at all: a new object at every call. */
  nothing(): E {
    return this.#snapshotOf([])
  }

  /** The cursor of the stream's end as it is now. */
  cursorOf(stream: LiveStream<E>): Cursor {
    return encodeCursor(stream.id, stream.image.head)
  }

  /** Merges the deltas of an ended stream in storage (EL8). */
  fold(id: StreamId): Promise<void> {
    return this.#storage.fold(id)
  }

  /** Resolves once all that was appended is committed or refused. */
  idle(): Promise<void> {
    return this.#commits.idle()
  }

  /** Another server committed to these streams: reads what is new (EL7). */
  async wake(ids: readonly StreamId[]): Promise<void> {
    await Promise.all(ids.map((id) => this.#catchUp(id)))
  }

  /** Finds what a lost wake-up hid, and what was deleted, in all streams that somebody reads here. */
  async lookAround(): Promise<void> {
    const read = [...this.#open.keys()]
    const heads = await this.#storage.heads(read)
    for (const id of read) if (!heads.has(id) && this.#open.has(id)) this.#parts.onGone?.(id)
    const behind = [...heads].filter(([id, head]) => head > (this.#open.get(id)?.stream.image.head.seq ?? head))
    await this.wake(behind.map(([id]) => id))
  }

  async #load(stream: LiveStream<E>): Promise<void> {
    stream.loaded(await this.#read(stream.id, 0))
  }

  /** Reads what is missing before an entry that came early. What can't be read now, `lookAround` finds. */
  async #closeGap(id: StreamId): Promise<void> {
    const entry = this.#open.get(id)
    if (!entry) return
    const reading = entry.gap !== 'none'
    entry.gap = 'found'
    if (reading) return
    try {
      // One that is found while this reads may be newer than what was read.
      while (entry.gap === 'found') {
        entry.gap = 'closing'
        await this.#catchUp(id)
      }
    } catch (error) {
      this.#onUnread(error)
    } finally {
      entry.gap = 'none'
    }
  }

  async #catchUp(id: StreamId): Promise<void> {
    const entry = this.#open.get(id)
    if (!entry) return
    await entry.ready
    for (const missed of await this.#read(id, entry.stream.image.head.seq)) entry.stream.publish(missed)
  }

  async #read(id: StreamId, after: number) {
    const entries = await this.#storage.read(id, after)
    return entries as ((typeof entries)[number] & { event: E })[]
  }

  #release(id: StreamId): void {
    const entry = this.#open.get(id)
    if (entry && --entry.holders === 0) this.#open.delete(id)
  }
}

interface OpenStream<E extends LogEvent> {
  stream: LiveStream<E>
  holders: number
  ready: Promise<void>
  gap: 'none' | 'found' | 'closing'
}

/** A stream that is held open; dispose it to let it go. */
export interface StreamHolder<E extends LogEvent> extends Disposable {
  readonly stream: LiveStream<E>
}

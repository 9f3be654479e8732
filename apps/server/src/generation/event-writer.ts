import type { Append } from '@clausemint/db'
import type { GenerationEvent, StreamId, TerminalEvent } from '@clausemint/protocol'
import type { EventLog, Fence } from '../log/event-log.ts'

interface Parts {
  log: EventLog<GenerationEvent>
  stream: StreamId
  fence: Fence
  /** Called in the turn in which events are appended. */
  onAppend?(events: readonly GenerationEvent[]): void
  /** An append was refused or given up: nothing more can be written, and the upstream has to stop (EL6). */
  onFailure(error: unknown): void
}

/** Text that may wait for a commit before the upstream is read more slowly, in UTF-16 units. */
const highWater = 256 * 1024

/**
 * Writes one generation's events to the log in order. While a commit is in flight events gather and adjacent deltas
 * become one, so what arrives in one tick costs one entry, and a slow database costs longer entries, not a queue.
 */
export class EventWriter {
  readonly #parts: Parts
  #pending: GenerationEvent[] = []
  #pendingLength = 0
  #flushing: Promise<void> | undefined
  #failure: { error: unknown } | undefined
  #ended = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  write(event: GenerationEvent): void {
    if (this.#failure || this.#ended) return
    const last = this.#pending.at(-1)
    if (event.type === 'delta') this.#pendingLength += event.text.length
    if (event.type === 'delta' && last?.type === 'delta' && last.attempt === event.attempt) last.text += event.text
    else this.#pending.push(event.type === 'delta' ? { ...event } : event)
    this.#flushing ??= this.#flush()
  }

  /** Resolves at once while the database keeps up. */
  async ready(): Promise<void> {
    while (this.#pendingLength > highWater && this.#flushing) await this.#flushing
  }

  /**
   * Commits what is pending together with the terminal event and what `companion` writes.
   * @throws AppendRefused `ended` when another terminal event was first; what an earlier append was refused with, for
   *   a text that has a hole is not to be called complete.
   */
  async end(terminal: TerminalEvent, companion: NonNullable<Append['companion']>): Promise<void> {
    while (this.#flushing) await this.#flushing
    if (this.#failure) throw this.#failure.error
    const events = [...this.#pending, terminal]
    this.#ended = true
    await this.#append(events, { ends: true, companion })
  }

  /** Resolves once everything written so far is committed. */
  async drain(): Promise<void> {
    while (this.#flushing) await this.#flushing
  }

  async #flush(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (this.#pending.length > 0 && !this.#failure) {
      const events = this.#pending
      this.#pending = []
      this.#pendingLength = 0
      try {
        await this.#append(events)
      } catch (error) {
        this.#failure = { error }
        this.#parts.onFailure(error)
      }
    }
    this.#flushing = undefined
  }

  #append(
    events: readonly GenerationEvent[],
    options: Omit<Append, 'stream' | 'events' | 'fence'> = {},
  ): Promise<void> {
    const { log, stream, fence, onAppend } = this.#parts
    const appended = log.append(stream, events, { fence, ...options })
    onAppend?.(events)
    return appended
  }
}

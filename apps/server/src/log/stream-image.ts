import { isTerminal, type Position } from '@clausemint/protocol'

/** What the log knows of an event: its kind and, of a delta, where its text belongs. */
export interface LogEvent {
  type: string
}

/** A run of text, as every delta of every stream is shaped. */
export interface DeltaEvent extends LogEvent {
  type: 'delta'
  text: string
  offset: number
  attempt: number
}

/** A committed event as storage gives it; `first`..`seq` are the numbers it covers. */
export interface CommittedEntry<E> {
  first: number
  seq: number
  event: E
}

/** An event and the position a reader has once it has read it. */
export interface Placed<E> {
  position: Position
  event: E
}

const isDelta = (event: LogEvent): event is DeltaEvent => event.type === 'delta'

/** A delta that is being read out may be this many UTF-16 units long; a longer one is read in pieces. */
const pieceLength = 32 * 1024

/** Whether a reader who has little room should read the event in pieces. */
export const isLong = (event: LogEvent): boolean => isDelta(event) && event.text.length > pieceLength

interface Run<E> {
  first: number
  seq: number
  /** The text's offset before the run's first event, and after its last one. */
  from: number
  to: number
  event: E
}

/**
 * One stream as committed, in memory, with adjacent deltas merged. It answers "what comes after this position" in one
 * synchronous turn, so a reader that catches up and a reader that is live never miss what is between (EL4), and what a
 * slow reader missed costs its own size, however many deltas it was.
 */
export class StreamImage<E extends LogEvent> {
  readonly #runs: Run<E>[] = []
  #head = 0
  #offset = 0

  /** The place after the last event. */
  get head(): Position {
    return { seq: this.#head, offset: this.#offset }
  }

  /** Adds the next committed entry. One that is known already (a re-read) changes nothing. */
  apply(entry: CommittedEntry<E>): Placed<E> | undefined {
    if (entry.seq <= this.#head) return undefined
    const { event } = entry
    const from = this.#offset
    if (isDelta(event)) {
      this.#offset = event.offset + event.text.length
      if (!this.#extendLast(entry.seq, event)) this.#push(entry, event.offset)
    } else {
      if (event.type === 'attempt' && 'offset' in event) this.#offset = Number(event.offset)
      this.#push(entry, from)
    }
    this.#head = entry.seq
    return { position: this.head, event }
  }

  /** All events, merged; the fold of these is the stream's state. */
  get events(): readonly E[] {
    return this.#runs.map((run) => run.event)
  }

  /** The terminal event, where the stream has ended. */
  get terminal(): E | undefined {
    const last = this.#runs.at(-1)?.event
    return last && isTerminal(last) ? last : undefined
  }

  /** Whether nothing can ever come after `position`. */
  endsAt(position: Position): boolean {
    return this.terminal !== undefined && position.seq === this.#head
  }

  /** The events and the place before the terminal event, or all of them where there is none yet. */
  get beforeEnd(): { events: readonly E[]; position: Position } {
    const last = this.#runs.at(-1)
    if (!last || !this.terminal) return { events: this.events, position: this.head }
    return { events: this.events.slice(0, -1), position: { seq: last.first - 1, offset: last.from } }
  }

  /** Whether a reader can stand at `position`. */
  covers(position: Position): boolean {
    if (position.seq > this.#head || position.seq < 0) return false
    const next = this.#runs[this.#indexAfter(position.seq)]
    if (!next) return position.offset === this.#offset
    return isDelta(next.event)
      ? position.offset >= next.from && position.offset <= next.to
      : position.offset === next.from
  }

  /** What comes after a position that is covered: merged, in order, long text in pieces. Lazily, so a reader may stop. */
  *after(position: Position): Generator<Placed<E>> {
    let { offset } = position
    for (let i = this.#indexAfter(position.seq); i < this.#runs.length; i++) {
      const run = this.#runs[i]
      if (!run) return
      if (!isDelta(run.event)) {
        offset = run.to
        yield { position: { seq: run.seq, offset }, event: run.event }
        continue
      }
      while (offset < run.to) {
        const text = piece(run.event.text, offset - run.from)
        const event = { ...run.event, text, offset }
        offset += text.length
        const seq = offset < run.to ? Math.max(position.seq, run.first - 1) : run.seq
        yield { position: { seq, offset }, event }
      }
    }
  }

  #push(entry: CommittedEntry<E>, from: number): void {
    this.#runs.push({ first: entry.first, seq: entry.seq, from, to: this.#offset, event: entry.event })
  }

  /** Merges a delta into the run before it; text that is known already (an append that was sent twice) is dropped. */
  #extendLast(seq: number, delta: DeltaEvent): boolean {
    const last = this.#runs.at(-1)
    if (!last || !isDelta(last.event) || last.event.attempt !== delta.attempt) return false
    if (delta.offset > last.to || delta.offset < last.from) return false
    last.event = { ...last.event, text: last.event.text + delta.text.slice(last.to - delta.offset) }
    last.to = Math.max(last.to, this.#offset)
    last.seq = seq
    this.#offset = last.to
    return true
  }

  /** The first run with something after `seq`. */
  #indexAfter(seq: number): number {
    let low = 0
    let high = this.#runs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#runs[middle]?.seq ?? 0) > seq) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** At most `pieceLength` units from `at`, never half a surrogate pair. */
function piece(text: string, at: number): string {
  const end = at + pieceLength
  if (end >= text.length) return text.slice(at)
  const code = text.charCodeAt(end - 1)
  return text.slice(at, code >= 0xd800 && code <= 0xdbff ? end - 1 : end)
}

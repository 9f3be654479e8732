import type { StreamId } from '@clausemint/protocol'
import type { Transaction } from './database.ts'

/** An event as it is stored: plain JSON with a `type`. */
export interface LogEvent {
  type: string
}

/**
 * One entry of a stream. `seq` is the last number it covers, `first` the first: a run of deltas that was merged is
 * one entry (EL1).
 */
export interface Entry<E = LogEvent> {
  first: number
  seq: number
  event: E
}

/** Allows an append only while the writer's epoch is the stream's (EL6). */
export interface Fence {
  epoch: number
}

export interface Append {
  stream: StreamId
  /** At least one. */
  events: readonly LogEvent[]
  fence?: Fence
  /** True when the last event is terminal: it ends the stream, and only the first such append wins (G1). */
  ends?: boolean
  /** Written in the same transaction; if it throws, this append is undone alone. */
  companion?: (tx: Transaction) => Promise<void>
}

/** What became of one append. A refusal is an answer, not an exception: its neighbours are committed (EL3). */
export type AppendOutcome =
  | { ok: true; entries: Entry[] }
  | { ok: false; reason: 'fenced' | 'ended' | 'unknown-stream' }
  | { ok: false; reason: 'failed'; error: unknown }

/**
 * The event log's storage, the same on Postgres and PGlite. One `commit` at a time a node (the caller's duty);
 * any number of `read`s.
 */
export interface LogStorage {
  /** Commits all of them in one transaction, in order; outcomes in the order of `appends`. */
  commit(appends: readonly Append[]): Promise<AppendOutcome[]>
  /** Entries whose `seq` is above `after`, in order. */
  read(stream: StreamId, after: number): Promise<Entry[]>
  /** Merges adjacent deltas of an ended stream into one entry a run; idempotent (EL8). */
  fold(stream: StreamId): Promise<void>
}

import { randomUUID } from 'node:crypto'
import type { StreamId } from '@clausemint/protocol'
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { OpenDatabase } from './database.ts'
import { batchesOf, type PreparedAppend, prepare } from './log/append-batch.ts'
import { appendCarefully } from './log/append-carefully.ts'
import { appendAlone } from './log/append-statement.ts'
import { foldStream } from './log/fold-stream.ts'
import type { Append, AppendOutcome, LogStorage } from './log-storage.ts'
import { guarded } from './query-error.ts'
import { retryTransient } from './retry.ts'
import { events } from './schema/events.ts'
import { streams } from './schema/streams.ts'
import { isRefusedData } from './sql-state.ts'
import { listenForWakes, notifyWakes, wakePayloads } from './wake.ts'

export interface LogStorageOptions {
  /** Tells other servers on the same Postgres which streams a commit touched (EL7). */
  notify?: boolean
}

/** The log's storage, which also hears of the commits of other servers. */
export interface SharedLogStorage extends LogStorage {
  /** Calls `onWake` after commits of others, until the returned function is called. PGlite: never. */
  listen(onWake: (ids: readonly StreamId[]) => void): Promise<() => Promise<void>>
  /** The last number of each stream that exists; for whoever fears that a wake-up was lost. */
  heads(ids: readonly StreamId[]): Promise<Map<StreamId, number>>
}

/**
 * The event log's storage on either engine.
 *
 * A commit is one statement (`append-statement.ts`) unless an append has a companion. When the database refuses the
 * data of a batch, which append it was is found by writing them one by one, each under a savepoint (EL3).
 */
export function createLogStorage(open: OpenDatabase, { notify = false }: LogStorageOptions = {}): SharedLogStorage {
  const { db } = open
  const origin = randomUUID()
  const notifies = notify && open.engine === 'postgres'
  const wakesOf = (appends: readonly PreparedAppend[]) =>
    notifies ? wakePayloads(origin, new Set(appends.map(({ append }) => append.stream))) : []

  const readAfter = db
    .select({ first: events.firstSeq, seq: events.seq, event: events.event })
    .from(events)
    .where(and(eq(events.streamId, sql.placeholder('stream')), gt(events.seq, sql.placeholder('after'))))
    .orderBy(asc(events.seq))
    .prepare('read_entries')

  async function write(appends: readonly PreparedAppend[]): Promise<Map<PreparedAppend, AppendOutcome>> {
    const wakes = wakesOf(appends)
    const [batch, ...later] = batchesOf(appends)
    if (!batch) return new Map()
    if (later.length === 0 && !appends.some(({ append }) => append.companion)) {
      try {
        return await retryTransient(() => appendAlone(open, batch, wakes))
      } catch (error) {
        if (!isRefusedData(error)) throw error
      }
    }
    return retryTransient(() =>
      db.transaction(async (tx) => {
        const outcomes = await appendCarefully(tx, appends)
        if (wakes.length > 0) await notifyWakes(tx, wakes)
        return outcomes
      }),
    )
  }

  return guarded({
    async commit(appends) {
      const attempts = appends.map(tryPrepare)
      const outcomes = await write(attempts.filter((attempt) => 'append' in attempt))
      return attempts.map((attempt) => ('append' in attempt ? (outcomes.get(attempt) ?? missing()) : attempt))
    },
    read: (stream, after) => readAfter.execute({ stream, after }),
    fold: (stream) => retryTransient(() => db.transaction((tx) => foldStream(tx, stream))),
    listen: (onWake) => listenForWakes(open, origin, onWake),
    async heads(ids) {
      if (ids.length === 0) return new Map()
      const rows = await db
        .select({ id: streams.id, head: streams.head })
        .from(streams)
        .where(inArray(streams.id, [...ids]))
      return new Map(rows.map(({ id, head }) => [id, head]))
    },
  })
}

function tryPrepare(append: Append): PreparedAppend | Extract<AppendOutcome, { reason: 'failed' }> {
  try {
    return prepare(append)
  } catch (error) {
    return { ok: false, reason: 'failed', error }
  }
}

function missing(): never {
  throw new Error('an append was left without an outcome')
}

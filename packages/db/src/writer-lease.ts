import type { StreamId } from '@clausemint/protocol'
import { inArray, sql } from 'drizzle-orm'
import { type Database, execute, type OpenDatabase } from './database.ts'
import { guarded } from './query-error.ts'
import { retryTransient } from './retry.ts'
import { type GenerationRow, generations } from './schema/generations.ts'
import { streams } from './schema/streams.ts'

/** A stream's writer and the epoch under which it may write. */
export interface HeldStream {
  stream: StreamId
  epoch: number
}

export interface TakenGeneration extends HeldStream {
  /** As it stands in the transaction that took the lease, a cancel that was asked for included (G6). */
  generation: GenerationRow
}

export interface Lease {
  /** Names the process that writes, and no process before or after it. */
  node: string
  /** How long it is believed alive without a sign of life, in milliseconds by the database's clock. */
  leaseMs: number
}

/** Makes an empty stream, at epoch 1; without a lease nobody in particular writes it (a room). */
export async function createStream(tx: Database, id: StreamId, lease?: Lease): Promise<void> {
  await tx.insert(streams).values({ id, ...(lease && { node: lease.node, leaseUntil: leaseEnd(lease.leaseMs) }) })
}

/** Who writes which stream, for one process. All times are the database's (G6). */
export function createWriterLeases(open: OpenDatabase, node: string) {
  const { db } = open

  return guarded({
    /**
     * A writer whose epoch still stands renews even after its lease ran out: a database that stalled kept others from
     * taking over too. Returns the streams that are written under another epoch now, or are gone.
     */
    renew: (held: readonly HeldStream[], leaseMs: number): Promise<StreamId[]> =>
      retryTransient(async () => {
        const rows = await execute(db, renewal(held, leaseMs))
        const lost = new Set(rows.map(({ stream }) => stream))
        return held.map(({ stream }) => stream).filter((stream) => lost.has(stream))
      }),

    /**
     * Takes the generations that nobody writes any more, raising their epochs so that a writer which comes back is
     * refused. What another server is taking at this moment is left to it. `all`: every running one, whatever its
     * lease says; for a process that holds PGlite's folder, and so is alone.
     */
    takeOver: (leaseMs: number, { all = false }: { all?: boolean } = {}): Promise<TakenGeneration[]> =>
      retryTransient(() =>
        db.transaction(async (tx) => {
          const taken = await execute(tx, takeover(node, leaseMs, all))
          const epochs = new Map(taken.map(({ generation, epoch }) => [String(generation), Number(epoch)]))
          if (epochs.size === 0) return []
          const rows = await tx
            .select()
            .from(generations)
            .where(inArray(generations.id, [...epochs.keys()]))
          return rows.map((generation) => ({
            generation,
            stream: `generation:${generation.id}` as const,
            epoch: epochs.get(generation.id) ?? 0,
          }))
        }),
      ),

    /** Gives back all this process holds, so that another one need not wait for the leases to run out (T6). */
    async release(): Promise<void> {
      await retryTransient(() => execute(db, releaseOf(node)))
    },
  })
}

export type WriterLeases = ReturnType<typeof createWriterLeases>

const leaseEnd = (leaseMs: number) => sql<Date>`clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'`

const renewal = (held: readonly HeldStream[], leaseMs: number) => sql`
with held as materialized (
  select * from json_to_recordset(${JSON.stringify(held)}::json) as held(stream text, epoch int)
), locked as materialized (
  select id, epoch from ${streams}
  where id in (select stream from held)
  order by id
  for no key update of streams
), renewed as (
  update ${streams} set lease_until = ${leaseEnd(leaseMs)}
  from held join locked on locked.id = held.stream and locked.epoch = held.epoch
  where streams.id = locked.id
)
select held.stream from held left join locked on locked.id = held.stream
where locked.epoch is distinct from held.epoch
`

const takeover = (node: string, leaseMs: number, all: boolean) => sql`
with orphans as materialized (
  select streams.id, ${generations.id} as generation
  from ${generations} join ${streams} on streams.id = 'generation:' || ${generations.id}
  where ${generations.status} in ('queued', 'running') and not streams.ended
    and (${all}::boolean or streams.lease_until is null or streams.lease_until < clock_timestamp())
  order by streams.id
  for no key update of streams skip locked
)
update ${streams} set epoch = streams.epoch + 1, node = ${node}, lease_until = ${leaseEnd(leaseMs)}
from orphans
where streams.id = orphans.id
returning orphans.generation, streams.epoch
`

const releaseOf = (node: string) => sql`
with mine as materialized (
  select id from ${streams} where node = ${node} and not ended order by id for no key update of streams
)
update ${streams} set node = null, lease_until = null from mine where streams.id = mine.id
`

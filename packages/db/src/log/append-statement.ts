import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { type Database, execute, type OpenDatabase, type Row } from '../database.ts'
import { events } from '../schema/events.ts'
import { streams } from '../schema/streams.ts'
import { wakeChannel } from '../wake.ts'
import type { Answer, AppendBatch } from './append-batch.ts'

/**
 * Everything a group commit does, in one statement whose size does not depend on how many appends there are.
 *
 * - `locked` takes the streams' rows in id order, so that two commits never wait for each other in a circle (EL1).
 * - `judged` refuses by what is locked, hence by what is true until the commit: no such stream, ended (G1), or another
 *   epoch (EL6). A group after one that ends the same stream is refused too.
 * - `placed` gives each accepted group the number before its first event: dense, in the order of the groups.
 */
const appendStatement = (groups: SQL, rows: SQL, wakes: SQL): SQL => sql`
with wanted as materialized (
  select * from json_to_recordset(${groups}::json) as wanted(n int, stream text, epoch int, ends boolean, size bigint)
), locked as materialized (
  select id, head, epoch, ended from ${streams}
  where id in (select stream from wanted)
  order by id
  for no key update of streams
), judged as (
  select wanted.n, wanted.stream, wanted.size, wanted.ends, locked.head,
    case
      when locked.id is null then 'unknown-stream'
      when locked.ended then 'ended'
      when wanted.epoch <> locked.epoch then 'fenced'
    end as refusal
  from wanted left join locked on locked.id = wanted.stream
), decided as (
  select n, stream, size, ends, head,
    case
      when refusal is null and bool_or(refusal is null and ends) over (
        partition by stream order by n rows between unbounded preceding and 1 preceding
      ) then 'ended'
      else refusal
    end as refusal
  from judged
), placed as materialized (
  select n, stream, size, ends, refusal,
    head + coalesce(sum(size) filter (where refusal is null) over (
      partition by stream order by n rows between unbounded preceding and 1 preceding
    ), 0) as base
  from decided
), inserted as (
  insert into ${events} (stream_id, first_seq, seq, event, terminal)
  select placed.stream, placed.base + rows.first, placed.base + rows.last, rows.event, rows.terminal
  from json_to_recordset(${rows}::json) as rows(n int, first bigint, last bigint, event jsonb, terminal boolean)
  join placed on placed.n = rows.n
  where placed.refusal is null
), advanced as (
  update ${streams} set head = reached.head, ended = streams.ended or reached.ends
  from (
    select stream, max(base + size) as head, bool_or(ends) as ends from placed where refusal is null group by stream
  ) as reached
  where streams.id = reached.stream
), woken as materialized (
  select count(pg_notify(${sql.raw(`'${wakeChannel}'`)}, payload)) as payloads
  from json_array_elements_text(${wakes}::json) as payload
)
select placed.n, placed.refusal, placed.base, woken.payloads from placed, woken order by placed.n
`

const { sql: preparedText } = new PgDialect().sqlToQuery(
  appendStatement(sql`${sql.placeholder('groups')}`, sql`${sql.placeholder('rows')}`, sql`${sql.placeholder('wakes')}`),
)

/** Runs a batch as a transaction of its own, in one round trip. `wakes`: payloads for the other servers. */
export const appendAlone = async (open: OpenDatabase, batch: AppendBatch, wakes: readonly string[]) =>
  batch.outcomes(
    (await open.run(preparedText, [batch.groupsJson, batch.rowsJson, JSON.stringify(wakes)])).map(toAnswer),
  )

/** Runs a batch within a transaction. */
export const appendWithin = async (tx: Database, batch: AppendBatch) =>
  batch.outcomes(
    (await execute(tx, appendStatement(sql`${batch.groupsJson}`, sql`${batch.rowsJson}`, sql`${'[]'}`))).map(toAnswer),
  )

function toAnswer({ n, refusal, base }: Row): Answer {
  if (refusal === null) return { n: Number(n), refusal: undefined, base: Number(base) }
  if (refusal === 'fenced' || refusal === 'ended' || refusal === 'unknown-stream') {
    return { n: Number(n), refusal, base: 0 }
  }
  throw new TypeError('the append statement answered with an unknown refusal')
}

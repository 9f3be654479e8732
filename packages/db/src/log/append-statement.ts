import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { type Database, execute, type OpenDatabase, type Row } from '../database.ts'
import { events } from '../schema/events.ts'
import { streams } from '../schema/streams.ts'
import { wakeChannel } from '../wake.ts'
import type { Answer, AppendBatch } from './append-batch.ts'
import { appendOne } from './append-one.ts'

/** The batch by columns, each an array literal of Postgres, and its events as one JSON array. */
export interface AppendColumns {
  streams: string
  epochs: string
  ends: string
  sizes: string
  rowGroups: string
  rowFirsts: string
  rowLasts: string
  events: string
  /** Payloads for other servers, as a JSON array. */
  wakes: string
}

/**
 * A group commit in one statement, whatever the number of streams; each stream is in it once.
 *
 * - `locked` takes the streams' rows in id order, so that two commits never wait for each other in a circle (EL1).
 * - `judged` refuses by what is locked, hence by what is true until the commit: no such stream, ended (G1), or another
 *   epoch (EL6).
 * - What is accepted is numbered from its stream's head on, densely, because the head is locked.
 *
 * Columns unnested cost a third less to read than a recordset of JSON objects.
 */
const appendStatement = (column: (name: keyof AppendColumns) => SQL): SQL => sql`
with wanted as materialized (
  select * from unnest(
    ${column('streams')}::text::text[], ${column('epochs')}::text::int[],
    ${column('ends')}::text::boolean[], ${column('sizes')}::text::int[]
  ) with ordinality as wanted(stream, epoch, ends, size, n)
), locked as materialized (
  select id, head, epoch, ended from ${streams}
  where id in (select stream from wanted)
  order by id
  for no key update of streams
), judged as materialized (
  select wanted.n, wanted.stream, wanted.size, wanted.ends, locked.head,
    case
      when locked.id is null then 'unknown-stream'
      when locked.ended then 'ended'
      when wanted.epoch <> locked.epoch then 'fenced'
    end as refusal
  from wanted left join locked on locked.id = wanted.stream
), inserted as (
  insert into ${events} (stream_id, first_seq, seq, event, terminal)
  select judged.stream, judged.head + rows.first, judged.head + rows.last, rows.event,
    judged.ends and rows.last = judged.size
  from rows from (
    unnest(${column('rowGroups')}::text::int[]), unnest(${column('rowFirsts')}::text::int[]),
    unnest(${column('rowLasts')}::text::int[]), jsonb_array_elements(${column('events')}::text::jsonb)
  ) as rows(n, first, last, event)
  join judged on judged.n = rows.n
  where judged.refusal is null
), advanced as (
  update ${streams} set head = judged.head + judged.size, ended = judged.ends
  from judged
  where streams.id = judged.stream and judged.refusal is null
), woken as materialized (
  select count(pg_notify(${sql.raw(`'${wakeChannel}'`)}, payload)) as payloads
  from json_array_elements_text(${column('wakes')}::text::json) as payload
)
select judged.n, judged.refusal, judged.head, woken.payloads from judged, woken
`

const dialect = new PgDialect()
const columnNames = [
  'streams',
  'epochs',
  'ends',
  'sizes',
  'rowGroups',
  'rowFirsts',
  'rowLasts',
  'events',
  'wakes',
] as const
/** The statement's text, made once; its parameters are the columns in the order of their first use. */
const preparedText = dialect.sqlToQuery(appendStatement((name) => sql`${sql.placeholder(name)}`)).sql

/** Runs a batch as a transaction of its own, in one round trip unless it is a single row that is refused. */
export async function appendAlone(open: OpenDatabase, batch: AppendBatch, wakes: readonly string[]) {
  const { single } = batch
  if (single && wakes.length < 2) {
    const head = await appendOne(open, single, wakes[0])
    if (head !== undefined) return batch.outcomes([{ n: 1, refusal: undefined, head }])
  }
  const columns = batch.columns(wakes)
  const rows = await open.run(
    preparedText,
    columnNames.map((name) => columns[name]),
  )
  return batch.outcomes(rows.map(toAnswer))
}

/** Runs a batch within a transaction, and wakes nobody. */
export async function appendWithin(tx: Database, batch: AppendBatch) {
  const columns = batch.columns([])
  const rows = await execute(
    tx,
    appendStatement((name) => sql`${columns[name]}`),
  )
  return batch.outcomes(rows.map(toAnswer))
}

function toAnswer({ n, refusal, head }: Row): Answer {
  if (refusal === null) return { n: Number(n), refusal: undefined, head: Number(head) }
  if (refusal === 'fenced' || refusal === 'ended' || refusal === 'unknown-stream') {
    return { n: Number(n), refusal, head: 0 }
  }
  throw new TypeError('the append statement answered with an unknown refusal')
}

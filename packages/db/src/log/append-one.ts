import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { OpenDatabase } from '../database.ts'
import { events } from '../schema/events.ts'
import { streams } from '../schema/streams.ts'
import { wakeChannel } from '../wake.ts'

/** One row for one stream. */
export interface SingleAppend {
  stream: string
  epoch: number | undefined
  ends: boolean
  /** How many numbers the row covers. */
  size: number
  json: string
}

const given = {
  stream: sql.raw('$1::text'),
  epoch: sql.raw('$2::int'),
  ends: sql.raw('$3::boolean'),
  size: sql.raw('$4::int'),
  event: sql.raw('$5::text::jsonb'),
  wake: sql.raw('$6::text'),
}

/**
 * What nearly every commit is while few streams are written: one row. It locks, numbers and refuses by the same rules
 * as the statement for many, at a third of its price; where it writes nothing, that one says why.
 */
const statement = new PgDialect().sqlToQuery(sql`
with advanced as (
  update ${streams} set head = head + ${given.size}, ended = ${given.ends}
  where id = ${given.stream} and not ended and epoch = coalesce(${given.epoch}, epoch)
  returning id, head
), inserted as (
  insert into ${events} (stream_id, first_seq, seq, event, terminal)
  select id, head - ${given.size} + 1, head, ${given.event}, ${given.ends} from advanced
)
select head - ${given.size} as head,
  case when ${given.wake} is not null then pg_notify(${sql.raw(`'${wakeChannel}'`)}, ${given.wake})::text end
from advanced
`).sql

/** The number before the row's first, or undefined where nothing was written: the append is refused. */
export async function appendOne(
  open: OpenDatabase,
  { stream, epoch, ends, size, json }: SingleAppend,
  wake: string | undefined,
): Promise<number | undefined> {
  const [row] = await open.run(statement, [stream, epoch ?? null, ends, size, json, wake ?? null])
  return row && Number(row.head)
}

import type { StreamId } from '@clausemint/protocol'
import { sql } from 'drizzle-orm'
import { type Database, execute } from '../database.ts'
import { streams } from '../schema/streams.ts'

/** Takes the rows of streams until the transaction ends, in id order as every writer does (EL1). */
export const lockStreams = (tx: Database, ids: Iterable<StreamId>) =>
  execute(
    tx,
    sql`select id from ${streams} where id in (select json_array_elements_text(${JSON.stringify([...ids])}::json))
      order by id for no key update of streams`,
  )

import type { StreamId } from '@clausemint/protocol'
import { sql } from 'drizzle-orm'
import { bigint, boolean, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { LogEvent } from '../log-storage.ts'
import { instant } from './columns.ts'

/**
 * One row an entry: it covers the numbers `first_seq` to `seq`. No foreign key: a row is written only under the lock of
 * its stream's row, and checking each again was a fifth of what a delta costs.
 */
export const events = pgTable(
  'events',
  {
    streamId: text('stream_id').$type<StreamId>().notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    firstSeq: bigint('first_seq', { mode: 'number' }).notNull(),
    event: jsonb('event').$type<LogEvent>().notNull(),
    terminal: boolean('terminal').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.streamId, table.seq] }),
    /** At most one terminal event a stream, whatever a writer believes (G1). */
    uniqueIndex('events_terminal').on(table.streamId).where(sql`terminal`),
  ],
)

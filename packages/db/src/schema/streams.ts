import type { StreamId } from '@clausemint/protocol'
import { bigint, boolean, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** One a stream of the log; its row is the lock under which numbers are given out (EL1). */
export const streams = pgTable('streams', {
  id: text('id').$type<StreamId>().primaryKey(),
  /** The last number given out. */
  head: bigint('head', { mode: 'number' }).notNull().default(0),
  /** Raised whenever another writer takes over (EL6). */
  epoch: integer('epoch').notNull().default(1),
  ended: boolean('ended').notNull().default(false),
  folded: boolean('folded').notNull().default(false),
  /** Until when its writer is believed alive, by the database's clock. */
  leaseUntil: instant('lease_until'),
  /** Who writes. */
  node: text('node'),
})

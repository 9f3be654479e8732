import { customType, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** Uploaded files by their SHA-256, on Postgres; with PGlite they are files in a folder beside it. */
export const sources = pgTable('sources', {
  hash: text('hash').primaryKey(),
  bytes: bytes('bytes').notNull(),
  size: integer('size').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
})

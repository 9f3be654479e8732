import type { ClauseChange } from '@clausemint/protocol'
import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, safeJson } from './columns.ts'
import { documents } from './documents.ts'

/** Decisions that stand. The key is what makes the first of two win (R3); the room's log tells their history. */
export const decisions = pgTable(
  'decisions',
  {
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    findingId: text('finding_id').notNull(),
    verdict: text('verdict').$type<'accepted' | 'rejected'>().notNull(),
    by: uuid('by').notNull(),
    at: instant('at').notNull().defaultNow(),
    change: safeJson<ClauseChange>('change'),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.findingId] })],
)

import type { ClauseKind, SourcePlace } from '@clausemint/protocol'
import { customType, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { safeJson, safeText } from './columns.ts'
import { documents } from './documents.ts'

const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** One row a clause of a document's tree; they own the contract's text. */
export const clauses = pgTable(
  'clauses',
  {
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    id: text('id').notNull(),
    /** Its place in reading order, parents before their children; gaps are left for clauses that are added. */
    position: integer('position').notNull(),
    /** Absent at the top level. */
    parentId: text('parent_id'),
    level: integer('level').notNull(),
    label: safeText('label').notNull(),
    heading: safeText('heading'),
    text: safeText('text').notNull(),
    kind: text('kind').$type<ClauseKind>().notNull(),
    version: integer('version').notNull().default(1),
    source: safeJson<SourcePlace>('source'),
    /** Its words as they are searched for; absent until somebody asks for some, and again when they are changed. */
    search: searchVector('search'),
  },
  // All of a document's clauses are read at once: sorting them costs less than keeping them in order.
  (table) => [primaryKey({ columns: [table.documentId, table.id] })],
)

export type ClauseRow = typeof clauses.$inferSelect

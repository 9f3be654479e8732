import type { NdaTerms } from '@clausemint/protocol'
import { boolean, index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { instant, safeJson, safeText } from './columns.ts'
import { members } from './members.ts'

export const documents = pgTable(
  'documents',
  {
    id: uuid('id').primaryKey(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    title: safeText('title').notNull(),
    localOnly: boolean('local_only').notNull().default(false),
    terms: safeJson<NdaTerms>('terms'),
    /** Markdown, as the last generation left it. */
    text: safeText('text').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('documents_owner').on(table.ownerId, table.createdAt, table.id)],
)

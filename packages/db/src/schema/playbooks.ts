import type { Playbook } from '@clausemint/protocol'
import { index, integer, pgTable, uuid } from 'drizzle-orm/pg-core'
import { instant, safeJson, safeText } from './columns.ts'
import { members } from './members.ts'

/** Playbooks members made; those that come with the product are data of the documents package. */
export const playbooks = pgTable(
  'playbooks',
  {
    id: uuid('id').primaryKey(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    name: safeText('name').notNull(),
    body: safeJson<Playbook>('body').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('playbooks_owner').on(table.ownerId, table.createdAt)],
)

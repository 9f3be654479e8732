import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** `anonymous`: a visitor with a session and no account. */
export type MemberKind = 'anonymous' | 'account'

export const members = pgTable('members', {
  id: uuid('id').primaryKey(),
  kind: text('kind').$type<MemberKind>().notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
})

import type { ContractFormat, NdaTerms, SourceRemarks } from '@clausemint/protocol'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, safeJson, safeText } from './columns.ts'
import { members } from './members.ts'

/** `unread`: its file is being read, or could not be; nobody sees it but whoever uploads it. */
export type DocumentState = 'ready' | 'unread'

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
    state: text('state').$type<DocumentState>().notNull().default('ready'),
    /** The name its file was uploaded under, and what the file is. All absent for a draft. */
    fileName: safeText('file_name'),
    format: text('format').$type<ContractFormat>(),
    /** SHA-256 of the file, in hex: its name in the source store. */
    sourceHash: text('source_hash'),
    sourceBytes: integer('source_bytes'),
    pages: integer('pages'),
    /** What was in the file beside its clauses. */
    remarks: safeJson<SourceRemarks>('remarks'),
    /**
     * Markdown, as the last draft and all edits left it. Kept as it is (the migration says so, Drizzle has no word for
     * it): compressing a long one took longer than writing it, and every edit writes it whole.
     */
    text: safeText('text').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('documents_owner').on(table.ownerId, table.createdAt, table.id),
    index('documents_source').on(table.sourceHash),
    index('documents_unread').on(table.createdAt).where(sql`state = 'unread'`),
  ],
)

import type { AppErrorBody, CancelReceipt, GenerationResult, TaskKind, Usage } from '@clausemint/protocol'
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, safeJson } from './columns.ts'
import { documents } from './documents.ts'
import { members } from './members.ts'

/** As stored. "Cancelling" is a running generation whose cancel is requested. */
export type StoredStatus = 'queued' | 'running' | 'completed' | 'cancelled' | 'failed'
/** How a generation came to be: asked for, or made from its parent. */
export type GenerationMode = 'first' | 'continue' | 'retry'

export const generations = pgTable(
  'generations',
  {
    id: uuid('id').primaryKey(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    task: text('task').$type<TaskKind>().notNull(),
    input: safeJson<unknown>('input').notNull(),
    requestId: text('request_id').notNull(),
    /** Of the input: tells a repeated request from another one under the same id (G2). */
    inputHash: text('input_hash').notNull(),
    status: text('status').$type<StoredStatus>().notNull().default('queued'),
    provider: text('provider'),
    model: text('model'),
    promptVersion: text('prompt_version'),
    libraryVersion: text('library_version'),
    playbookVersion: text('playbook_version'),
    parentId: uuid('parent_id').references((): AnyPgColumn => generations.id, { onDelete: 'set null' }),
    mode: text('mode').$type<GenerationMode>().notNull().default('first'),
    cancelRequestedBy: uuid('cancel_requested_by'),
    cancelRequestedAt: instant('cancel_requested_at'),
    result: safeJson<GenerationResult>('result'),
    error: safeJson<AppErrorBody>('error'),
    receipt: safeJson<CancelReceipt>('receipt'),
    usage: safeJson<Usage>('usage'),
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    uniqueIndex('generations_request').on(table.memberId, table.requestId),
    index('generations_document').on(table.documentId, table.createdAt, table.id),
    index('generations_parent').on(table.parentId),
    index('generations_unfinished').on(table.memberId).where(sql`status in ('queued', 'running')`),
  ],
)

export type GenerationRow = typeof generations.$inferSelect

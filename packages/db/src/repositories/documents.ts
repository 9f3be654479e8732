import {
  type DocumentDetail,
  type DocumentId,
  type DocumentPage,
  type DocumentSummary,
  type GenerationId,
  generationStream,
  type MemberId,
  roomStream,
  type StreamId,
  type TaskKind,
} from '@clausemint/protocol'
import { and, desc, eq, getTableColumns, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../database.ts'
import { lockStreams } from '../log/lock-streams.ts'
import { isId } from '../new-id.ts'
import { retryTransient } from '../retry.ts'
import { cleanText } from '../sanitise.ts'
import { documents } from '../schema/documents.ts'
import { events } from '../schema/events.ts'
import { generations } from '../schema/generations.ts'
import { streams } from '../schema/streams.ts'
import { createStream } from '../writer-lease.ts'
import { statusOf } from './generations.ts'

type DocumentRow = typeof documents.$inferSelect

export interface DocumentQuery {
  /** Words to be found in the title or the text. */
  search?: string
  limit: number
  /** The last document of the page before. */
  before?: DocumentId
}

const uploadColumns = {
  state: documents.state,
  fileName: documents.fileName,
  sourceHash: documents.sourceHash,
  sourceBytes: documents.sourceBytes,
}

/** `sourceHash`: absent for a draft, and for a file that could not be read. */
export type Upload = Pick<DocumentRow, keyof typeof uploadColumns>

/** What went with a document: its generations, some of them still running, and the file that it named. */
export interface RemovedDocument {
  generations: GenerationId[]
  sourceHash: string | null
}

/** Documents in their owner's name; somebody else's answers like one that does not exist (R5). */
export function createDocuments(db: Database) {
  const owned = (owner: MemberId, id: DocumentId) => and(eq(documents.ownerId, owner), eq(documents.id, id))
  /** An upload that is still being read, or could not be, is no document yet. */
  const readable = eq(documents.state, 'ready')
  const { text: _text, terms: _terms, remarks: _remarks, ...summaryColumns } = getTableColumns(documents)

  return {
    async create(
      owner: MemberId,
      document: Pick<DocumentDetail, 'id' | 'title' | 'localOnly' | 'terms'>,
    ): Promise<void> {
      await db.transaction(async (tx) => {
        await tx.insert(documents).values({ ...document, ownerId: owner })
        await createStream(tx, roomStream(document.id))
      })
    },

    /** The newest first. */
    async list(owner: MemberId, { search, limit, before }: DocumentQuery): Promise<DocumentPage> {
      if (before !== undefined && !isId(before)) return { items: [] }
      const rows = await db
        .select(summaryColumns)
        .from(documents)
        .where(
          and(
            eq(documents.ownerId, owner),
            readable,
            search ? matches(search) : undefined,
            before ? olderThan(owner, before) : undefined,
          ),
        )
        .orderBy(desc(documents.createdAt), desc(documents.id))
        .limit(limit + 1)
      const page = rows.slice(0, limit)
      const latest = await latestGenerations(
        db,
        page.map(({ id }) => id),
      )
      const items = page.map((row) => summary(row, latest.get(row.id)))
      const last = items.at(-1)
      return rows.length > limit && last ? { items, next: last.id } : { items }
    },

    async get(owner: MemberId, id: DocumentId): Promise<DocumentDetail | null> {
      if (!isId(id)) return null
      const [row] = await db
        .select()
        .from(documents)
        .where(and(owned(owner, id), readable))
      if (!row) return null
      const latest = await latestGenerations(db, [id])
      return { ...summary(row, latest.get(id)), text: row.text, ...(row.terms && { terms: row.terms }) }
    },

    /** What is to be known before something is done with it, without its words. */
    async conditions(owner: MemberId, id: DocumentId): Promise<{ localOnly: boolean } | null> {
      if (!isId(id)) return null
      const [row] = await db
        .select({ localOnly: documents.localOnly })
        .from(documents)
        .where(and(owned(owner, id), readable))
      return row ?? null
    },

    /** False where there is no such document. */
    async rename(owner: MemberId, id: DocumentId, title: string): Promise<boolean> {
      if (!isId(id)) return false
      const renamed = await db
        .update(documents)
        .set({ title, updatedAt: sql`now()` })
        .where(owned(owner, id))
        .returning({ id: documents.id })
      return renamed.length > 0
    },

    /** Replaces the text, in a transaction of the caller's. */
    async setText(tx: Database, id: DocumentId, text: string): Promise<void> {
      await tx.update(documents).set({ text, updatedAt: sql`now()` }).where(eq(documents.id, id))
    },

    /** The file of a document that was uploaded, whoever owns it; `null` where there is no such document. */
    async upload(id: DocumentId): Promise<Upload | null> {
      const [row] = await db.select(uploadColumns).from(documents).where(eq(documents.id, id))
      return row ?? null
    },

    /**
     * Deletes a document with its generations and all their streams; a writer's next append finds its stream unknown.
     * `null` where there is no such document.
     */
    async remove(owner: MemberId, id: DocumentId): Promise<RemovedDocument | null> {
      if (!isId(id)) return null
      return retryTransient(() => db.transaction((tx) => removeAll(tx, id, owned(owner, id))))
    },

    /** Deletes uploads that were never read, and that nobody reads any more, once they are this old. */
    async removeUnread(olderThanMs: number): Promise<RemovedDocument[]> {
      const reading = sql`exists (select from ${generations}
        where ${generations.documentId} = ${documents.id} and ${generations.status} in ('queued', 'running'))`
      const stale = sql`${documents.state} = 'unread'
        and ${documents.createdAt} < now() - ${olderThanMs}::float8 * interval '1 millisecond' and not ${reading}`
      const rows = await db.select({ id: documents.id }).from(documents).where(stale)
      const removed: RemovedDocument[] = []
      for (const { id } of rows) {
        const one = await retryTransient(() =>
          db.transaction((tx) => removeAll(tx, id, and(eq(documents.id, id), stale))),
        )
        if (one) removed.push(one)
      }
      return removed
    },
  }

  async function removeAll(tx: Transaction, id: DocumentId, which: SQL | undefined): Promise<RemovedDocument | null> {
    // Streams before the document, as a writer that settles takes them.
    const known = await generationsOf(tx, id)
    await lockStreams(tx, streamsOf(id, known))
    const [found] = await tx.select({ sourceHash: documents.sourceHash }).from(documents).where(which).for('update')
    if (!found) return null
    // One that was started meanwhile: none can be any more.
    const all = await generationsOf(tx, id)
    const ids = streamsOf(id, all)
    await lockStreams(tx, ids)
    await tx.delete(events).where(inArray(events.streamId, ids))
    await tx.delete(streams).where(inArray(streams.id, ids))
    await tx.delete(documents).where(eq(documents.id, id))
    return { generations: all.map((generation) => generation.id), sourceHash: found.sourceHash }
  }
}

const generationsOf = (tx: Database, document: DocumentId) =>
  tx.select({ id: generations.id }).from(generations).where(eq(generations.documentId, document))

const streamsOf = (document: DocumentId, ofDocument: readonly { id: GenerationId }[]): StreamId[] => [
  roomStream(document),
  ...ofDocument.map(({ id }) => generationStream(id)),
]

function matches(search: string): SQL | undefined {
  const pattern = `%${cleanText(search).replaceAll(/[\\%_]/g, '\\$&')}%`
  return or(ilike(documents.title, pattern), ilike(documents.text, pattern))
}

const olderThan = (owner: MemberId, before: DocumentId): SQL =>
  sql`(${documents.createdAt}, ${documents.id}) < (
    select last.created_at, last.id from ${documents} as last where last.id = ${before} and last.owner_id = ${owner}
  )`

type Latest = NonNullable<DocumentSummary['generation']>
/** Tasks that make a document's words; reviews and answers leave them as they are. */
const writing: readonly TaskKind[] = ['nda', 'read']

async function latestGenerations(db: Database, ids: readonly DocumentId[]): Promise<Map<DocumentId, Latest>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([generations.documentId], {
      documentId: generations.documentId,
      id: generations.id,
      status: generations.status,
      task: generations.task,
      cancelRequestedAt: generations.cancelRequestedAt,
    })
    .from(generations)
    .where(and(inArray(generations.documentId, [...ids]), inArray(generations.task, [...writing])))
    .orderBy(generations.documentId, desc(generations.createdAt), desc(generations.id))
  return new Map(rows.map((row) => [row.documentId, { id: row.id, status: statusOf(row), task: row.task }]))
}

const summary = (
  { id, title, localOnly, format, createdAt, updatedAt }: Omit<DocumentRow, 'text' | 'terms' | 'remarks'>,
  generation: Latest | undefined,
): DocumentSummary => ({
  id,
  title,
  localOnly,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  ...(format !== null && { format }),
  ...(generation && { generation }),
})

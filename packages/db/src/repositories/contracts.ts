import type {
  Clause,
  ClauseChange,
  ClauseTree,
  ContractDetail,
  ContractFormat,
  Decision,
  DocumentId,
  MemberId,
  SourceRemarks,
} from '@clausemint/protocol'
import { and, asc, eq, getTableColumns, gte, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../database.ts'
import { isId } from '../new-id.ts'
import { retryTransient } from '../retry.ts'
import { cleanJson, cleanText } from '../sanitise.ts'
import { clauses } from '../schema/clauses.ts'
import { decisions } from '../schema/decisions.ts'
import { documents } from '../schema/documents.ts'
import { clauseOf, insertionOf, rowOf, rowsInOrder, rowsOfTree, treeOfRows } from './clause-rows.ts'
import { createClauseSearch } from './clause-search.ts'
import { createRecentTrees } from './recent-trees.ts'

/** A contract with what a task has to know of its document. */
export interface StoredContract extends ContractDetail {
  title: string
  localOnly: boolean
}

/** What reading an uploaded file brought to light. */
export interface FileReading {
  format: ContractFormat
  pages?: number
  remarks: SourceRemarks
  /** Markdown. */
  text: string
  title?: string
}

/** Rows of one statement: a long contract is stored in several, so that others have their turn between them. */
const rowsAtOnce = 400
/** To the microsecond, which a `Date` is not. */
const changedAt = sql<string>`${documents.updatedAt}::text`
const { title, localOnly, fileName, format, sourceBytes, pages, remarks } = getTableColumns(documents)
/** All but the words, which are the tree's. */
const contractColumns = { title, localOnly, fileName, format, sourceBytes, pages, remarks, changedAt }
const noRemarks: SourceRemarks = { revisions: [], comments: [], hidden: [], warnings: [] }

/** The clause trees of documents, and what was decided on them. The tree owns the text. */
export function createContracts(db: Database) {
  const { search: _search, documentId: _documentId, ...clauseColumns } = getTableColumns(clauses)
  const recent = createRecentTrees()
  const ofDocument = (id: DocumentId) => eq(clauses.documentId, id)
  const one = (id: DocumentId, clauseId: string) => and(ofDocument(id), eq(clauses.id, clauseId))

  async function tree(from: Database, id: DocumentId): Promise<ClauseTree> {
    const [stored] = await from.select({ rows: rowsInOrder }).from(clauses).where(ofDocument(id))
    return treeOfRows(stored?.rows ?? [])
  }

  return {
    /** `null` also for what is somebody else's, and for a file that is not read yet (R5). */
    async get(owner: MemberId, id: DocumentId): Promise<StoredContract | null> {
      if (!isId(id)) return null
      const [row] = await db
        .select(contractColumns)
        .from(documents)
        .where(and(eq(documents.ownerId, owner), eq(documents.id, id), eq(documents.state, 'ready')))
      if (!row) return null
      const { title, localOnly, fileName, format, sourceBytes, pages, remarks, changedAt } = row
      return {
        title,
        localOnly,
        tree: recent.get(id, changedAt) ?? (await tree(db, id)),
        remarks: remarks ?? noRemarks,
        ...(format !== null && {
          source: { name: fileName ?? title, format, bytes: sourceBytes ?? 0, ...(pages !== null && { pages }) },
        }),
      }
    },

    /** For a caller that has asked whose it is. */
    tree: (id: DocumentId, from: Database = db): Promise<ClauseTree> => tree(from, id),

    async clause(from: Database, id: DocumentId, clauseId: string): Promise<Clause | null> {
      const [row] = await from.select(clauseColumns).from(clauses).where(one(id, clauseId))
      return row ? clauseOf(row) : null
    },

    /**
     * Stores the tree of a file that is being read, in place of what an earlier try left; nobody sees it yet. `onStored`
     * hears how many clauses are stored, and ends it by throwing.
     */
    async store(id: DocumentId, read: ClauseTree, onStored?: (done: number, total: number) => void): Promise<void> {
      await db.delete(clauses).where(ofDocument(id))
      recent.remove(id)
      const rows = rowsOfTree(id, read)
      let isAsRead = true
      for (let at = 0; at < rows.length; at += rowsAtOnce) {
        const some = rows.slice(at, at + rowsAtOnce)
        const json = JSON.stringify(some)
        const clean = cleanJson(json)
        isAsRead &&= clean === json
        await retryTransient(() => db.execute(insertionOf(id, clean)))
        onStored?.(at + some.length, rows.length)
      }
      if (isAsRead) recent.put(id, read)
    },

    /** Takes back what reading left of a file that is not to be read any more. */
    async abandon(tx: Transaction, id: DocumentId): Promise<void> {
      recent.remove(id)
      const [unread] = await tx
        .update(documents)
        .set({ sourceHash: null })
        .where(and(eq(documents.id, id), eq(documents.state, 'unread')))
        .returning({ id: documents.id })
      if (unread) await tx.delete(clauses).where(ofDocument(id))
    },

    /** Ends the reading: from here on it is a document like any other. */
    async markRead(tx: Database, id: DocumentId, { title, ...reading }: FileReading): Promise<void> {
      const [row] = await tx
        .update(documents)
        .set({ ...reading, ...(title && { title }), state: 'ready', updatedAt: sql`now()` })
        .where(eq(documents.id, id))
        .returning({ changedAt })
      recent.settle(id, row?.changedAt)
    },

    /**
     * New words for the whole document: its clauses are others now, and nothing decided on the old ones stands. Their
     * versions are higher than any before, so that an edit made from old words is not taken for one of the new.
     */
    async rewrite(tx: Transaction, id: DocumentId, { tree: written, text }: { tree: ClauseTree; text: string }) {
      const replaced = await tx.delete(clauses).where(ofDocument(id)).returning({ version: clauses.version })
      await tx.delete(decisions).where(eq(decisions.documentId, id))
      const last = replaced.reduce((highest, { version }) => Math.max(highest, version), 0)
      const rows = rowsOfTree(id, written).map((row) => ({ ...row, version: last + 1 }))
      for (let at = 0; at < rows.length; at += rowsAtOnce)
        await tx.execute(insertionOf(id, cleanJson(JSON.stringify(rows.slice(at, at + rowsAtOnce)))))
      await tx.update(documents).set({ text, updatedAt: sql`now()` }).where(eq(documents.id, id))
    },

    /** For a caller that has asked whose it is. */
    search: createClauseSearch(db),

    /** Whether the change could be made: its clause has the version before, or the place is free. */
    async change(tx: Transaction, id: DocumentId, change: ClauseChange): Promise<boolean> {
      const changed = await apply(tx, id, change)
      if (changed) await tx.update(documents).set({ updatedAt: sql`now()` }).where(eq(documents.id, id))
      return changed
    },

    /** The document's text after a change of its clauses, in Markdown; the title it begins with stays. */
    async setBody(tx: Transaction, id: DocumentId, body: string): Promise<void> {
      const title = sql`coalesce(substring(${documents.text} from '^# [^\\n]*\\n+'), '')`
      await tx
        .update(documents)
        .set({ text: sql`${title} || ${cleanText(body)}::text` })
        .where(eq(documents.id, id))
    },

    /** The decisions that stand. */
    async decisions(id: DocumentId): Promise<Decision[]> {
      const rows = await db.select().from(decisions).where(eq(decisions.documentId, id)).orderBy(asc(decisions.at))
      return rows.map(decisionOf)
    },

    /** Nothing when this decision stands now; else the one that was first (R3). */
    async decide(tx: Transaction, id: DocumentId, { at, ...decision }: Decision): Promise<Decision | undefined> {
      const key = and(eq(decisions.documentId, id), eq(decisions.findingId, decision.findingId))
      const inserted = await tx
        .insert(decisions)
        .values({ ...decision, documentId: id, at: new Date(at) })
        .onConflictDoNothing()
        .returning({ findingId: decisions.findingId })
      if (inserted.length > 0) return undefined
      const [first] = await tx.select().from(decisions).where(key)
      return first && decisionOf(first)
    },

    /** Takes a decision back; returns it, or `null` where there is none. */
    async undecide(tx: Transaction, id: DocumentId, findingId: string): Promise<Decision | null> {
      const [removed] = await tx
        .delete(decisions)
        .where(and(eq(decisions.documentId, id), eq(decisions.findingId, findingId)))
        .returning()
      return removed ? decisionOf(removed) : null
    },
  }

  async function apply(tx: Transaction, id: DocumentId, change: ClauseChange): Promise<boolean> {
    switch (change.kind) {
      case 'text': {
        const updated = await tx
          .update(clauses)
          .set({ text: change.after, version: change.version, search: null })
          .where(and(one(id, change.clauseId), eq(clauses.version, change.version - 1)))
          .returning({ id: clauses.id })
        return updated.length > 0
      }
      case 'heading': {
        const updated = await tx
          .update(clauses)
          .set({ heading: change.after, search: null })
          .where(and(one(id, change.clauseId), eq(clauses.heading, change.before)))
          .returning({ id: clauses.id })
        return updated.length > 0
      }
      case 'added': {
        const position = await placeAfter(tx, id, change.afterId)
        if (position === undefined) return false
        const inserted = await tx
          .insert(clauses)
          .values(rowOf(id, change.clause, position))
          .onConflictDoNothing()
          .returning({ id: clauses.id })
        return inserted.length > 0
      }
      case 'removed': {
        const removed = await tx.delete(clauses).where(one(id, change.clauseId)).returning({ id: clauses.id })
        return removed.length > 0
      }
    }
  }

  /** A free place after a clause and all that belongs to it; `undefined` where there is no such clause. */
  async function placeAfter(tx: Transaction, id: DocumentId, afterId: string | undefined): Promise<number | undefined> {
    const rows = await tx
      .select({ id: clauses.id, parentId: clauses.parentId, position: clauses.position })
      .from(clauses)
      .where(ofDocument(id))
      .orderBy(asc(clauses.position))
      .for('update')
    const at = afterId === undefined ? -1 : rows.findIndex((row) => row.id === afterId)
    if (afterId !== undefined && at < 0) return undefined
    const next = rows.slice(at + 1).findIndex((row) => row.parentId === null)
    const before = next < 0 ? rows.at(-1)?.position : at + next < 0 ? undefined : rows[at + next]?.position
    const following = next < 0 ? undefined : rows[at + 1 + next]?.position
    const from = before ?? 0
    if (following === undefined) return from + 1024
    if (following - from > 1) return Math.floor((from + following) / 2)
    await tx
      .update(clauses)
      .set({ position: sql`${clauses.position} + 1024` })
      .where(and(ofDocument(id), gte(clauses.position, following)))
    return from + 512
  }
}

const decisionOf = ({ findingId, verdict, by, at, change }: typeof decisions.$inferSelect): Decision => ({
  findingId,
  verdict,
  by,
  at: at.toISOString(),
  ...(change !== null && { change }),
})

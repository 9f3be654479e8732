import {
  type AppErrorBody,
  type CancelReceipt,
  type DocumentId,
  type GenerationId,
  type GenerationResult,
  type GenerationStatus,
  generationStream,
  type MemberId,
  type NdaTerms,
  type RequestId,
  roomStream,
  type StreamId,
  type TaskKind,
  type Usage,
} from '@clausemint/protocol'
import { and, asc, count, desc, eq, getTableColumns, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../database.ts'
import { isId } from '../new-id.ts'
import { retryTransient } from '../retry.ts'
import { type DocumentState, documents } from '../schema/documents.ts'
import { type GenerationMode, type GenerationRow, generations } from '../schema/generations.ts'
import { streams } from '../schema/streams.ts'
import { createStream, type Lease } from '../writer-lease.ts'

export interface NewGeneration {
  id: GenerationId
  documentId: DocumentId
  memberId: MemberId
  task: TaskKind
  /** Plain JSON: all the task is made from. */
  input: unknown
  requestId: RequestId
  /** Of the input: the same request twice has the same one (G2). */
  inputHash: string
  mode: GenerationMode
  parentId?: GenerationId
  provider?: string
  model?: string
  promptVersion?: string
  libraryVersion?: string
  playbookVersion?: string
  /** Makes the document too; absent: it is there and the member's. */
  document?: NewDocumentRow
  /** Of a document that is there: made only while its room has this many events. */
  roomHead?: number
  /** Written in the same transaction, before the document. */
  beside?: (tx: Transaction) => Promise<void>
  /** What it may take at most; stands for its usage until it is settled. */
  usage?: Usage
  /** Who writes it. */
  lease: Lease
}

/** `fileName` and what follows: of a file that was uploaded and is now to be read. */
export type NewDocumentRow = Pick<typeof documents.$inferInsert, 'title' | 'localOnly'> & {
  terms?: NdaTerms
  state?: DocumentState
  fileName?: string
  sourceHash?: string
  sourceBytes?: number
}

/** What makes two requests the same one (G2). */
export type GenerationRequest = Pick<NewGeneration, 'memberId' | 'requestId' | 'inputHash'>

/**
 * `conflict`: the request id was used for another input. `unknown-document`: it is not the member's, or is gone.
 * `room-moved`: something happened in the document's room meanwhile.
 */
export type CreatedGeneration =
  | { outcome: 'created' | 'existing'; generation: GenerationRow }
  | { outcome: 'conflict' | 'unknown-document' | 'room-moved' }

/** What a member's generations took since some moment, those that run counted with what was reserved for them. */
export interface Spent {
  tokens: number
  costUsd: number
}

export interface Settlement {
  status: 'completed' | 'cancelled' | 'failed'
  usage?: Usage
  result?: GenerationResult
  receipt?: CancelReceipt
  error?: AppErrorBody
}

const unfinished = inArray(generations.status, ['queued', 'running'])

/** What the world is told of a stored status: a cancel that is asked for shows at once (G7). */
export const statusOf = ({ status, cancelRequestedAt }: Pick<GenerationRow, 'status' | 'cancelRequestedAt'>) =>
  ((status === 'queued' || status === 'running') && cancelRequestedAt
    ? 'cancelling'
    : status) satisfies GenerationStatus

export function createGenerations(db: Database) {
  async function findRequest(from: Database, { memberId, requestId, inputHash }: GenerationRequest) {
    const [generation] = await from
      .select()
      .from(generations)
      .where(and(eq(generations.memberId, memberId), eq(generations.requestId, requestId)))
    if (!generation) return undefined
    return generation.inputHash === inputHash
      ? ({ outcome: 'existing', generation } as const)
      : ({ outcome: 'conflict' } as const)
  }

  return {
    /** What the same request, or another one under its id, has made already. */
    findRequest: (request: GenerationRequest): Promise<CreatedGeneration | undefined> => findRequest(db, request),

    /** Idempotent on the member's request id, also when it comes twice at the same moment (G2). */
    async create(request: NewGeneration): Promise<CreatedGeneration> {
      const created = await retryTransient(() => db.transaction((tx) => insert(tx, request))).catch(
        (error: unknown) => {
          if (error instanceof RepeatedRequest) return undefined
          throw error
        },
      )
      return created ?? (await findRequest(db, request)) ?? { outcome: 'unknown-document' }

      async function insert(
        tx: Transaction,
        { document, beside, lease, roomHead, ...row }: NewGeneration,
      ): Promise<CreatedGeneration> {
        const known = await findRequest(tx, request)
        if (known) return known
        await beside?.(tx)
        if (document) {
          await tx.insert(documents).values({ ...document, id: row.documentId, ownerId: row.memberId })
          await createStream(tx, roomStream(row.documentId))
        } else if (!(await keepDocument(tx, row.memberId, row.documentId))) {
          return { outcome: 'unknown-document' }
        } else if (roomHead !== undefined && (await headOf(tx, roomStream(row.documentId))) !== roomHead) {
          return { outcome: 'room-moved' }
        }

        const [generation] = await tx
          .insert(generations)
          .values(row)
          .onConflictDoNothing({ target: [generations.memberId, generations.requestId] })
          .returning()
        // The other one was first: nothing of this one is to stay, its document neither.
        if (!generation) throw new RepeatedRequest()
        await createStream(tx, generationStream(row.id), lease)
        return { outcome: 'created', generation }
      }
    },

    /** `null` also for what is somebody else's (R5). */
    async get(owner: MemberId, id: GenerationId): Promise<GenerationRow | null> {
      if (!isId(id)) return null
      const [found] = await db
        .select(getTableColumns(generations))
        .from(generations)
        .innerJoin(documents, eq(documents.id, generations.documentId))
        .where(and(eq(generations.id, id), eq(documents.ownerId, owner)))
      return found ?? null
    },

    /**
     * Whether the document's words are being drafted, or are about to be. Asked in the transaction of an append to its
     * room it stays so: who begins to draft takes the room's lock too.
     */
    async isDrafting(tx: Database, document: DocumentId): Promise<boolean> {
      const [drafting] = await tx
        .select({ id: generations.id })
        .from(generations)
        .where(and(eq(generations.documentId, document), eq(generations.task, 'nda'), unfinished))
        .limit(1)
      return drafting !== undefined
    },

    /** How many a member has queued or running. */
    async countRunning(member: MemberId): Promise<number> {
      const [counted] = await db
        .select({ running: count() })
        .from(generations)
        .where(and(eq(generations.memberId, member), unfinished))
      return counted?.running ?? 0
    },

    async spentSince(member: MemberId, since: Date): Promise<Spent> {
      const [spent] = await db
        .select({
          tokens: sql<number>`coalesce(sum((usage->>'inputTokens')::float8 + (usage->>'outputTokens')::float8), 0)`,
          costUsd: sql<number>`coalesce(sum((usage->>'costUsd')::float8), 0)`,
        })
        .from(generations)
        .where(and(eq(generations.memberId, member), gte(generations.createdAt, since)))
      return { tokens: Number(spent?.tokens ?? 0), costUsd: Number(spent?.costUsd ?? 0) }
    },

    async latestByDocument(document: DocumentId): Promise<GenerationRow | null> {
      const [latest] = await db
        .select()
        .from(generations)
        .where(eq(generations.documentId, document))
        .orderBy(desc(generations.createdAt), desc(generations.id))
        .limit(1)
      return latest ?? null
    },

    /** All of one kind, the oldest first; for a caller that has asked whose the document is. */
    async ofTask(document: DocumentId, task: TaskKind): Promise<GenerationRow[]> {
      if (!isId(document)) return []
      return db
        .select()
        .from(generations)
        .where(and(eq(generations.documentId, document), eq(generations.task, task)))
        .orderBy(asc(generations.createdAt), asc(generations.id))
    },

    /** The last generation of one task about a whole document. */
    async latestOfTask(document: DocumentId, task: TaskKind): Promise<GenerationRow | null> {
      const [latest] = await db
        .select()
        .from(generations)
        .where(
          and(
            eq(generations.documentId, document),
            eq(generations.task, task),
            sql`${generations.input}->>'clauseId' is null`,
          ),
        )
        .orderBy(desc(generations.createdAt), desc(generations.id))
        .limit(1)
      return latest ?? null
    },

    /** Notes who writes now. Fit for a companion of the log. */
    async begin(
      tx: Database,
      id: GenerationId,
      writer: Partial<Pick<GenerationRow, 'provider' | 'model' | 'promptVersion' | 'libraryVersion'>>,
    ): Promise<void> {
      await tx
        .update(generations)
        .set({ ...writer, status: 'running' })
        .where(and(eq(generations.id, id), unfinished))
    },

    /**
     * Records the wish to cancel. False when there is one already, or nothing to cancel. Written beside an event of
     * the stream (as its companion) it is either seen by whoever takes the generation over, or comes after that.
     */
    async requestCancel(tx: Database, id: GenerationId, by: MemberId): Promise<boolean> {
      const recorded = await tx
        .update(generations)
        .set({ cancelRequestedBy: by, cancelRequestedAt: sql`now()` })
        .where(and(eq(generations.id, id), unfinished, isNull(generations.cancelRequestedAt)))
        .returning({ id: generations.id })
      return recorded.length > 0
    },

    /**
     * Writes the outcome, once. To be the companion of the terminal event, with which it stands or falls (G1).
     * @throws Error when there is nothing left to settle
     */
    async settle(tx: Database, id: GenerationId, outcome: Settlement): Promise<void> {
      const [settled] = await tx
        .update(generations)
        .set({ ...outcome, finishedAt: sql`now()` })
        .where(and(eq(generations.id, id), unfinished))
        .returning({ documentId: generations.documentId })
      if (!settled) throw new Error(`generation ${id} is settled already`)
      await tx.update(documents).set({ updatedAt: sql`now()` }).where(eq(documents.id, settled.documentId))
    },
  }
}

/** Undoes the transaction of a request that came twice at the same moment. */
class RepeatedRequest extends Error {}

/** The number of a stream's last event, which stays the last until the transaction ends. */
async function headOf(tx: Database, id: StreamId): Promise<number | undefined> {
  const [stream] = await tx.select({ head: streams.head }).from(streams).where(eq(streams.id, id)).for('no key update')
  return stream?.head
}

/** True when the document is the member's; it then stays until the transaction ends. */
async function keepDocument(tx: Database, owner: MemberId, id: DocumentId): Promise<boolean> {
  const found = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.id, id), eq(documents.ownerId, owner)))
    .for('key share')
  return found.length > 0
}

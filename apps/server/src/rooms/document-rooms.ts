import { newId, type Repositories } from '@clausemint/db'
import {
  AppError,
  type ClauseChange,
  type Comment,
  type Decision,
  type DocumentId,
  type MemberId,
  type RoomEvent,
  roomStream,
} from '@clausemint/protocol'
import type { DraftConsent, DraftJudge } from '../generation/generation-service.ts'
import type { EventLog } from '../log/event-log.ts'
import type { ReadableStream } from '../log/readable-stream.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { planComment, planCommentRemoval } from './comment-plan.ts'
import { planDecision } from './decision-plan.ts'
import { refuseToLose } from './draft-work.ts'
import { planEdit } from './edit-plan.ts'
import { planHeading } from './heading-plan.ts'
import { type Plan, type Room, roomAfter, unknownDocument } from './room.ts'
import { RoomReader } from './room-reader.ts'
import type {
  CommentRequest,
  DecideAllReply,
  DecideAllRequest,
  DecideRequest,
  EditReply,
  EditRequest,
  HeadingRequest,
  RoomService,
} from './room-service.ts'
import { RoomTables } from './room-tables.ts'
import { RoomWriter } from './room-writer.ts'
import { planUndo } from './undo-plan.ts'

/** Decisions of one commit, which everybody else's events wait for. */
const decisionsAtOnce = 20

interface Parts {
  log: EventLog<RoomEvent>
  repositories: Repositories
  revocations: Revocations
}

/** The rooms of documents: who may read them, and every change to them. */
export class DocumentRooms implements RoomService, DraftJudge {
  readonly #parts: Parts
  readonly #reader: RoomReader
  readonly #writer: RoomWriter

  constructor(parts: Parts) {
    this.#parts = parts
    this.#reader = new RoomReader(parts)
    this.#writer = new RoomWriter({
      log: parts.log,
      reader: this.#reader,
      tables: new RoomTables(parts.repositories),
    })
  }

  async streamFor(member: MemberId, documentId: DocumentId): Promise<ReadableStream<RoomEvent>> {
    const { log, repositories, revocations } = this.#parts
    if (!(await repositories.documents.get(member, documentId))) throw unknownDocument()
    const stream = roomStream(documentId)
    return { log, stream, whenRevoked: (callback) => revocations.watch(stream, callback) }
  }

  async judgeDraft(member: MemberId, documentId: DocumentId, consent: DraftConsent): Promise<number> {
    const room = await this.#reader.read(member, documentId)
    refuseToLose(room, consent)
    return room.events.length
  }

  decide(member: MemberId, { documentId, ...request }: DecideRequest): Promise<Decision> {
    return this.#writer.change(member, documentId, (room) => planDecision(room, member, request))
  }

  async decideAll(member: MemberId, { documentId, verdict, findingIds }: DecideAllRequest): Promise<DecideAllReply> {
    const reply: DecideAllReply = { decided: [], refused: [] }
    const ids = [...new Set(findingIds)]
    for (let at = 0; at < ids.length; at += decisionsAtOnce) {
      const some = ids.slice(at, at + decisionsAtOnce)
      const { decided, refused } = await this.#writer.change(member, documentId, (room) =>
        planDecisions(room, some, (now, findingId) => planDecision(now, member, { findingId, verdict })),
      )
      reply.decided.push(...decided)
      reply.refused.push(...refused)
    }
    return reply
  }

  undo(member: MemberId, documentId: DocumentId, findingId: string): Promise<void> {
    return this.#writer.change(member, documentId, (room) => planUndo(room, member, findingId))
  }

  edit(member: MemberId, { documentId, ...request }: EditRequest): Promise<EditReply> {
    return this.#writer.change(member, documentId, (room) => planEdit(room, member, request))
  }

  editHeading(member: MemberId, { documentId, ...request }: HeadingRequest): Promise<ClauseChange> {
    return this.#writer.change(member, documentId, (room) => planHeading(room, member, request))
  }

  comment(member: MemberId, { documentId, commentId = newId(), ...request }: CommentRequest): Promise<Comment> {
    return this.#writer.change(member, documentId, (room) => planComment(room, member, commentId, request))
  }

  removeComment(member: MemberId, documentId: DocumentId, commentId: string): Promise<void> {
    return this.#writer.change(member, documentId, (room) => planCommentRemoval(room, member, commentId))
  }
}

/** Each is planned from the room as those before it leave it, and stands or falls alone. */
function planDecisions(
  room: Room,
  findingIds: readonly string[],
  planOne: (room: Room, findingId: string) => Plan<Decision>,
): Plan<DecideAllReply> {
  const all: Plan<DecideAllReply> = { events: [], answer: { decided: [], refused: [] } }
  let current = room
  for (const findingId of findingIds) {
    try {
      const { events, answer } = planOne(current, findingId)
      current = roomAfter(current, events)
      all.events.push(...events)
      all.answer.decided.push(answer)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      all.answer.refused.push({ findingId, message: error.message })
    }
  }
  return all
}

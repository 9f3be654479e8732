import type { ClauseChange, Comment, Decision, DocumentId, MemberId, RoomEvent } from '@clausemint/protocol'
import type { ReadableStream } from '../log/readable-stream.ts'

export interface DecideRequest {
  documentId: DocumentId
  findingId: string
  verdict: Decision['verdict']
  /** Accepted with other words than were suggested. */
  wording?: string | undefined
}

export interface DecideAllRequest {
  documentId: DocumentId
  verdict: Decision['verdict']
  findingIds: string[]
}

/** What became of several decisions; each stands or falls alone. */
export interface DecideAllReply {
  decided: Decision[]
  refused: { findingId: string; message: string }[]
}

export interface EditRequest {
  documentId: DocumentId
  clauseId: string
  /** The version the new text was made from. */
  version: number
  text: string
}

export interface HeadingRequest {
  documentId: DocumentId
  clauseId: string
  /** The heading the new one is to take the place of. */
  before: string
  heading: string
}

export interface EditReply {
  change: ClauseChange
  /** Somebody else had edited the clause; both edits are in it now. */
  merged: boolean
}

export interface CommentRequest {
  documentId: DocumentId
  /** Chosen by the client, so that a comment which is sent twice is one. */
  commentId?: string | undefined
  text: string
  clauseId?: string | undefined
  quote?: string | undefined
}

/**
 * What people do with a document together, in a member's name. All of it is in the room's log (R4). Each call may be
 * sent again by a client that did not hear the answer, and is answered the same. Changes are refused with `conflict`
 * while the document is being written.
 */
export interface RoomService {
  streamFor(member: MemberId, documentId: DocumentId): Promise<ReadableStream<RoomEvent>>
  /** @throws AppError `conflict` with the decision that was first (R3) */
  decide(member: MemberId, request: DecideRequest): Promise<Decision>
  decideAll(member: MemberId, request: DecideAllRequest): Promise<DecideAllReply>
  /** Takes a decision back, and what it did to the contract. */
  undo(member: MemberId, documentId: DocumentId, findingId: string): Promise<void>
  /** @throws AppError `conflict` with the clause as it stands, when the two edits can't be merged */
  edit(member: MemberId, request: EditRequest): Promise<EditReply>
  /** @throws AppError `conflict` with the clause as it stands, where it has another heading by now */
  editHeading(member: MemberId, request: HeadingRequest): Promise<ClauseChange>
  /** A quote that is not in its clause is left out. */
  comment(member: MemberId, request: CommentRequest): Promise<Comment>
  /** One's own only. */
  removeComment(member: MemberId, documentId: DocumentId, commentId: string): Promise<void>
}

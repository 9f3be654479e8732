import type { ClauseChange, Comment, Decision, DocumentId } from '@clausemint/protocol'
import { call } from './call.ts'
import type { Connection } from './connection/connection.ts'
import { newRequestId } from './generation.ts'

/** What several decisions came to; each stands or falls alone. */
export interface DecideAllReply {
  decided: Decision[]
  refused: { findingId: string; message: string }[]
}

/** What saving a clause came to. `merged`: somebody else had edited it; both edits are in it now. */
export interface EditReply {
  change: ClauseChange
  merged: boolean
}

export interface Suggestions {
  /**
   * Accepts or rejects a finding's suggestion, once. `wording`: accepted with other words than were suggested.
   * Rejects with `conflict` and the decision that was first.
   */
  decide(
    documentId: DocumentId,
    decision: { findingId: string; verdict: Decision['verdict']; wording?: string | undefined },
  ): Promise<Decision>
  decideAll(
    documentId: DocumentId,
    decision: { findingIds: string[]; verdict: Decision['verdict'] },
  ): Promise<DecideAllReply>
  /** Takes a decision back, and what it did to the contract. */
  undo(documentId: DocumentId, findingId: string): Promise<void>
}

export interface Clauses {
  /**
   * Saves new words for a clause. `version`: the one they were made from.
   * Rejects with `conflict` and the clause as it stands, where the two edits do not fit together.
   */
  edit(documentId: DocumentId, edit: { clauseId: string; version: number; text: string }): Promise<EditReply>
  /**
   * Gives a clause another heading. `before`: the one it takes the place of.
   * Rejects with `conflict` and the clause as it stands, where it has another heading by now.
   */
  editHeading(
    documentId: DocumentId,
    edit: { clauseId: string; before: string; heading: string },
  ): Promise<ClauseChange>
}

export interface NewComment {
  text: string
  clauseId?: string | undefined
  /** The words it is about. */
  quote?: string | undefined
  /** Names it, so that sending it twice adds one comment; absent: a new name. */
  commentId?: string | undefined
}

export interface Comments {
  add(documentId: DocumentId, comment: NewComment): Promise<Comment>
  /** One's own only. */
  remove(documentId: DocumentId, commentId: string): Promise<void>
}

/** What people do with a contract. All of it is in the document's room. */
export function createContractCalls(connection: Connection): {
  suggestions: Suggestions
  clauses: Clauses
  comments: Comments
} {
  const { suggestion, clause, comment } = connection.trpc
  return {
    suggestions: {
      decide: (documentId, decision) => call(connection, () => suggestion.decide.mutate({ documentId, ...decision })),
      decideAll: (documentId, decision) =>
        call(connection, () => suggestion.decideAll.mutate({ documentId, ...decision })),
      undo: (documentId, findingId) => call(connection, () => suggestion.undo.mutate({ documentId, findingId })),
    },
    clauses: {
      edit: (documentId, edit) => call(connection, () => clause.edit.mutate({ documentId, ...edit })),
      editHeading: (documentId, edit) => call(connection, () => clause.editHeading.mutate({ documentId, ...edit })),
    },
    comments: {
      add(documentId, { commentId = newRequestId(), ...words }) {
        return call(connection, () => comment.add.mutate({ documentId, commentId, ...words }))
      },
      remove: (documentId, commentId) => call(connection, () => comment.remove.mutate({ documentId, commentId })),
    },
  }
}

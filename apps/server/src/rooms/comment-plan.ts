import { cleanText } from '@clausemint/db'
import { anchorQuote } from '@clausemint/documents'
import { AppError, type Comment, findClause, type MemberId } from '@clausemint/protocol'
import { now, type Plan, type Room } from './room.ts'
import type { CommentRequest } from './room-service.ts'

/** In one room, at a time. */
const mostComments = 2_000

/**
 * A comment, once for each id. A quote is kept in the contract's own words; one that is not in the clause is left out,
 * so that nobody is told that the contract says it.
 * @throws AppError `not_found` for an unknown clause; `conflict` for the id of another comment
 */
export function planComment(
  room: Room,
  member: MemberId,
  id: string,
  { text, clauseId, quote }: Omit<CommentRequest, 'documentId' | 'commentId'>,
): Plan<Comment> {
  for (const event of room.events)
    if (event.type === 'commented' && event.comment.id === id) {
      if (event.comment.by === member) return { events: [], answer: event.comment }
      throw new AppError('conflict', 'Another comment has this id.')
    }
  if (room.state.comments.length >= mostComments)
    throw new AppError('limit_reached', `A document has at most ${mostComments} comments.`, {
      limit: 'comments_per_document',
    })
  const place = clauseId === undefined ? {} : placeOf(room, clauseId, quote)
  const comment: Comment = { id, by: member, at: now(), text: cleanText(text), ...place }
  return { events: [{ type: 'commented', comment }], answer: comment }
}

/** @throws AppError `not_found` where there is none of one's own; `forbidden` for somebody else's */
export function planCommentRemoval(room: Room, member: MemberId, commentId: string): Plan<void> {
  const comment = room.state.comments.find(({ id }) => id === commentId)
  if (!comment) {
    const removed = room.events.some(
      (event) => event.type === 'comment-removed' && event.commentId === commentId && event.by === member,
    )
    if (removed) return { events: [], answer: undefined }
    throw new AppError('not_found', 'There is no such comment.')
  }
  if (comment.by !== member) throw new AppError('forbidden', 'You can remove your own comments only.')
  return { events: [{ type: 'comment-removed', commentId, by: member, at: now() }], answer: undefined }
}

function placeOf(room: Room, clauseId: string, quote: string | undefined): Pick<Comment, 'clauseId' | 'quote'> {
  const clause = findClause(room.tree, clauseId)
  if (!clause) throw new AppError('not_found', 'There is no such clause.')
  if (quote === undefined) return { clauseId }
  if (clause.text.includes(quote)) return { clauseId, quote }
  const found = anchorQuote(clause.text, quote)
  return { clauseId, ...(found && { quote: clause.text.slice(found.start, found.end) }) }
}

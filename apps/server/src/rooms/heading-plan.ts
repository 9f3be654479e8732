import { cleanText } from '@clausemint/db'
import { type ClauseChange, findClause, type MemberId } from '@clausemint/protocol'
import { clauseConflict, goneOrUnknown, now, type Plan, type Room, refuseWhileWritten } from './room.ts'
import type { HeadingRequest } from './room-service.ts'

/**
 * Another heading for a clause that has one. The one it has already changes nothing.
 * @throws AppError `not_found`; `conflict` with the clause as it stands, where its heading is not what it was
 */
export function planHeading(
  room: Room,
  member: MemberId,
  { clauseId, before, heading }: Omit<HeadingRequest, 'documentId'>,
): Plan<ClauseChange> {
  const clause = findClause(room.tree, clauseId)
  if (!clause) throw goneOrUnknown(room, clauseId)
  refuseWhileWritten(room)
  const change: ClauseChange = { kind: 'heading', clauseId, before, after: cleanText(heading) }
  if (clause.heading === change.after) return { events: [], answer: change }
  if (clause.heading !== before)
    throw clauseConflict('Somebody else changed this heading meanwhile. This is how the clause stands now.', clause)
  return { events: [{ type: 'edited', change, by: member, at: now() }], answer: change }
}

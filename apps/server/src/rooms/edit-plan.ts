import { cleanText } from '@clausemint/db'
import { mergeText } from '@clausemint/documents'
import { type Clause, type ClauseChange, findClause, type MemberId } from '@clausemint/protocol'
import {
  changesOf,
  clauseConflict,
  goneOrUnknown,
  now,
  type Plan,
  type Room,
  refuseWhileWritten,
  textAtVersion,
} from './room.ts'
import type { EditReply, EditRequest } from './room-service.ts'

/**
 * New words for a clause. Made from an older version than the clause has they are merged with what was edited since
 * (D7). Words that are there already change nothing, and are answered with the change that brought them.
 * @throws AppError `not_found`; `conflict` with the clause as it stands, where the edits touch the same words
 */
export function planEdit(room: Room, member: MemberId, request: Omit<EditRequest, 'documentId'>): Plan<EditReply> {
  const { clauseId, version } = request
  const clause = findClause(room.tree, clauseId)
  if (!clause) throw goneOrUnknown(room, clauseId)
  refuseWhileWritten(room)
  const text = cleanText(request.text.replaceAll(/\r\n?/g, '\n'))
  const merged = version === clause.version ? text : mergedText(room, clause, version, text)
  if (merged === undefined)
    throw clauseConflict('Somebody else edited the same words meanwhile. This is how the clause stands now.', clause)
  const isMerged = merged !== text
  if (merged === clause.text) return { events: [], answer: { change: lastChange(room, clause), merged: isMerged } }
  const change: ClauseChange = {
    kind: 'text',
    clauseId,
    version: clause.version + 1,
    before: clause.text,
    after: merged,
  }
  return { events: [{ type: 'edited', change, by: member, at: now() }], answer: { change, merged: isMerged } }
}

function mergedText(room: Room, clause: Clause, version: number, text: string): string | undefined {
  if (text === clause.text) return text
  const base = textAtVersion(room, clause.id, version)
  return base === undefined ? undefined : mergeText(base, text, clause.text)
}

/** The change that brought the words the clause has. */
function lastChange(room: Room, { id, version, text }: Clause): ClauseChange {
  const last = changesOf(room).findLast(
    (change) => change.kind === 'text' && change.clauseId === id && change.version === version,
  )
  return last ?? { kind: 'text', clauseId: id, version, before: text, after: text }
}

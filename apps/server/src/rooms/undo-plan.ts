import { mergeText } from '@clausemint/documents'
import { AppError, type ClauseChange, type Decision, findClause, type MemberId } from '@clausemint/protocol'
import { clauseConflict, now, type Plan, type Room, refuseWhileWritten, textChange } from './room.ts'

/**
 * Taking a decision back, and with it what it did to the contract; what was edited since stays.
 * @throws AppError `not_found` where nothing is decided; `conflict` with the clause, where the words were edited since
 */
export function planUndo(room: Room, member: MemberId, findingId: string): Plan<void> {
  const decision = room.state.decisions.find((known) => known.findingId === findingId)
  if (!decision) {
    if (lastToUndo(room, findingId) === member) return { events: [], answer: undefined }
    throw new AppError('not_found', 'There is no decision to take back.')
  }
  refuseWhileWritten(room)
  const change = decision.change && takenBack(room, decision.change)
  return {
    events: [{ type: 'undone', findingId, by: member, at: now(), ...(change && { change }) }],
    answer: undefined,
  }
}

/** Who took back the last decision on a finding. */
function lastToUndo({ events }: Room, findingId: string): MemberId | undefined {
  const last = events.findLast(
    (event) =>
      event.type === 'rewritten' ||
      (event.type === 'undone' && event.findingId === findingId) ||
      (event.type === 'decided' && event.decision.findingId === findingId),
  )
  return last?.type === 'undone' ? last.by : undefined
}

/** The change that takes back another; nothing where that is gone already. */
function takenBack(room: Room, change: NonNullable<Decision['change']>): ClauseChange | undefined {
  switch (change.kind) {
    case 'text': {
      const clause = findClause(room.tree, change.clauseId)
      if (!clause) throw clauseConflict('The clause was taken out since.')
      const text = mergeText(change.after, change.before, clause.text)
      if (text === undefined) throw clauseConflict('The same words were edited since. Edit the clause by hand.', clause)
      return textChange(clause, text)
    }
    case 'added': {
      const clause = findClause(room.tree, change.clause.id)
      if (!clause) return undefined
      if (clause.version !== change.clause.version)
        throw clauseConflict('The clause that was added has been edited since. Take it out by hand.', clause)
      return { kind: 'removed', clauseId: clause.id }
    }
    case 'heading':
    case 'removed':
      throw new AppError('conflict', 'This can’t be taken back. Edit the contract by hand.')
  }
}

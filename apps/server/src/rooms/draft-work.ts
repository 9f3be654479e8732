import {
  AppError,
  countChangedClauses,
  type DraftWork,
  decodeCursor,
  encodeCursor,
  roomStream,
} from '@clausemint/protocol'
import type { DraftConsent } from '../generation/generation-service.ts'
import { changesOf, isWork, type Room } from './room.ts'

/**
 * Asked before a draft is written anew. Comments stay where their clause comes again, and findings are found again.
 * @throws AppError `conflict` with what would be lost, where that was not agreed to
 */
export function refuseToLose(room: Room, { replaceEdits = false, seen }: DraftConsent): void {
  const work = workOn(room)
  if (work.changedClauses + work.decisions === 0) return
  if (replaceEdits && !isUnseen(room, seen)) return
  const lost = [counted(work.changedClauses, 'changed clause'), counted(work.decisions, 'decision')].filter(Boolean)
  throw new AppError('conflict', `A new draft would replace what was worked on: ${lost.join(', ')}.`, { work })
}

/** A room's events are numbered from one, and none of them is ever merged with another. */
function workOn(room: Room): DraftWork {
  const { documentId, state, events } = room
  return {
    changedClauses: countChangedClauses(changesOf(room)),
    decisions: state.decisions.length,
    cursor: encodeCursor(roomStream(documentId), { seq: events.length, offset: 0 }),
  }
}

/** Whether somebody went on after that place; with a cursor that cannot be used nothing was seen. */
function isUnseen({ documentId, events }: Room, seen: DraftConsent['seen']): boolean {
  if (seen === undefined) return false
  const seq = decodeCursor(roomStream(documentId), seen)?.seq ?? 0
  return events.slice(seq).some(isWork)
}

const counted = (count: number, noun: string): string =>
  count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`

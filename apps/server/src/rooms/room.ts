import {
  AppError,
  applyClauseChange,
  type Clause,
  type ClauseChange,
  type ClauseTree,
  type DocumentId,
  findClause,
  type RoomEvent,
  type RoomState,
  reduceRoom,
} from '@clausemint/protocol'

/** A room as it stands: what a change to it is planned from. */
export interface Room {
  documentId: DocumentId
  tree: ClauseTree
  state: RoomState
  /** All of them, in order. */
  events: readonly RoomEvent[]
  /** Of all events, as JSON, in UTF-16 units. */
  size: number
  /** A generation is writing the document's words anew. */
  isBeingWritten: boolean
}

/** What is to happen in a room, all of it or nothing, and what whoever asked is told once it did. */
export interface Plan<T> {
  /** None: it stands already. */
  events: RoomEvent[]
  answer: T
}

/** The room after a plan was carried out. Pure. */
export const roomAfter = (room: Room, events: readonly RoomEvent[]): Room => ({
  ...room,
  tree: events.reduce((tree, event) => changesIn(event).reduce(applyClauseChange, tree), room.tree),
  state: events.reduce(reduceRoom, room.state),
  events: [...room.events, ...events],
})

/** What one event did to the contract. */
export function changesIn(event: RoomEvent): ClauseChange[] {
  const change = event.type === 'decided' ? event.decision.change : 'change' in event ? event.change : undefined
  return change ? [change] : []
}

/** All that was done to the contract's words as they are numbered now. */
export function changesOf({ events }: Pick<Room, 'events'>): ClauseChange[] {
  const last = events.findLastIndex(({ type }) => type === 'rewritten')
  return events.slice(last + 1).flatMap(changesIn)
}

/** A clause's text as it was at one of its versions; `undefined` where the log does not tell. */
export function textAtVersion(room: Room, clauseId: string, version: number): string | undefined {
  const clause = findClause(room.tree, clauseId)
  if (clause?.version === version) return clause.text
  for (const change of changesOf(room)) {
    if (change.kind === 'added' && change.clause.id === clauseId && change.clause.version === version)
      return change.clause.text
    if (change.kind !== 'text' || change.clauseId !== clauseId) continue
    if (change.version === version) return change.after
    if (change.version === version + 1) return change.before
  }
  return undefined
}

/** New words for a clause; nothing where it has them. */
export const textChange = ({ id, version, text }: Clause, after: string): ClauseChange | undefined =>
  after === text ? undefined : { kind: 'text', clauseId: id, version: version + 1, before: text, after }

/** @throws AppError `conflict` while the words are being written anew */
export function refuseWhileWritten({ isBeingWritten }: Room): void {
  if (isBeingWritten) throw beingWritten()
}

export const beingWritten = () =>
  new AppError('conflict', 'This document is being written. Wait until that is done, or stop it.')

/** What people make of a contract's words, which a new draft would replace. */
export const isWork = ({ type }: RoomEvent): boolean => type === 'edited' || type === 'decided' || type === 'undone'

/** Somebody else was first; here is what stands. */
export function clauseConflict(message: string, clause?: Clause): AppError {
  if (!clause) return new AppError('conflict', message)
  const { id, version, text, heading } = clause
  return new AppError('conflict', message, { clause: { id, version, text, ...(heading !== undefined && { heading }) } })
}

/** Why there is no clause of that id. */
export function goneOrUnknown(room: Room, clauseId: string): AppError {
  const wasThere = changesOf(room).some((change) => change.kind === 'removed' && change.clauseId === clauseId)
  return wasThere
    ? clauseConflict('The clause was taken out meanwhile.')
    : new AppError('not_found', 'There is no such clause.')
}

export const unknownDocument = () => new AppError('not_found', 'There is no such document.')

/** ISO 8601, UTC. */
export const now = (): string => new Date().toISOString()

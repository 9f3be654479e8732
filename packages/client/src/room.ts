import type { DocumentId, RoomEvent } from '@clausemint/protocol'
import { type FollowContext, type FollowOptions, follow } from './follow/follow.ts'
import { roomSource } from './follow/room-source.ts'
import type { Followed } from './follow/subscription.ts'

export type FollowedRoomEvent = Followed<RoomEvent>

/** What happens around a document: generations, findings, decisions, edits and comments, whoever makes them. */
export interface Room {
  /**
   * Every event after a cursor, then live ones, until the signal ends it or the document is gone. Fold them with
   * `reduceRoom`; a `snapshot` among them replaces what was folded so far. Each loop over it starts at `after`.
   */
  events(options?: FollowOptions): AsyncIterable<FollowedRoomEvent>
}

export const createRoom = (context: FollowContext, documentId: DocumentId): Room => ({
  events: (options) => ({
    [Symbol.asyncIterator]: () => follow(context, roomSource(context.connection, documentId), options),
  }),
})

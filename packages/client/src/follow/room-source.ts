import { type DocumentId, type RoomEvent, roomStream } from '@clausemint/protocol'
import type { Connection } from '../connection/connection.ts'
import { createSequenceTracker } from './sequence-tracker.ts'
import { lastEvent, type StreamSource } from './stream-source.ts'

/** The events of a document's room, which never end. */
export const roomSource = (connection: Connection, documentId: DocumentId): StreamSource<RoomEvent> => ({
  subscribe: (after, subscriber) =>
    connection.trpc.room.follow.subscribe({ documentId, ...lastEvent(after) }, subscriber),
  createTracker: (fromStart) => createSequenceTracker(roomStream(documentId), fromStart),
  hasEnded: async () => false,
})

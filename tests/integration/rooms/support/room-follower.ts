import type { Client } from '@clausemint/client'
import {
  type Cursor,
  type DocumentId,
  initialRoomState,
  type RoomEvent,
  type RoomState,
  reduceRoom,
} from '@clausemint/protocol'

/** A reader of a room, who can be asked what has come so far. */
export interface RoomFollower extends AsyncDisposable {
  events: RoomEvent[]
  cursors: Cursor[]
  readonly state: RoomState
  /** The first event that fits, of those that came and those that come. @throws what ended the following */
  until(fits: (event: RoomEvent) => boolean): Promise<RoomEvent>
  /** Resolves with what ended the following. */
  ended: Promise<unknown>
}

export function followRoom(client: Client, id: DocumentId, after?: Cursor): RoomFollower {
  const leaving = new AbortController()
  const events: RoomEvent[] = []
  const cursors: Cursor[] = []
  const waiting = new Set<() => void>()
  let end: { why: unknown } | undefined
  const wake = () => {
    for (const one of waiting) one()
    waiting.clear()
  }
  const read = async () => {
    for await (const { cursor, event } of client.room(id).events({ after, signal: leaving.signal })) {
      events.push(event)
      cursors.push(cursor)
      wake()
    }
  }
  const ended = read()
    .catch((error: unknown) => error)
    .then((why) => {
      end = { why }
      wake()
      return why
    })
  return {
    events,
    cursors,
    ended,
    get state() {
      return events.reduce(reduceRoom, initialRoomState)
    },
    async until(fits) {
      for (;;) {
        const found = events.find(fits)
        if (found) return found
        if (end) throw new Error('the following has ended', { cause: end.why })
        await new Promise<void>((resolve) => waiting.add(resolve))
      }
    },
    async [Symbol.asyncDispose]() {
      leaving.abort()
      await ended
    },
  }
}

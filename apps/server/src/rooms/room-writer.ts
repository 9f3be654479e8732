import { AppError, type DocumentId, type MemberId, type RoomEvent, roomStream } from '@clausemint/protocol'
import { AppendRefused, type EventLog } from '../log/event-log.ts'
import { type Plan, type Room, unknownDocument } from './room.ts'
import { RoomMoved } from './room-moved.ts'
import type { RoomReader } from './room-reader.ts'
import type { RoomTables } from './room-tables.ts'
import { RoomTurns } from './room-turns.ts'

/** Others in the same room on other servers may be first; this often in a row it is tried again. */
const mostTries = 10

/** All events of a room, as JSON: whoever opens it reads them, and a server that has a reader keeps them. */
const mostCharacters = 32 * 1024 * 1024

interface Parts {
  log: Pick<EventLog<RoomEvent>, 'append'>
  reader: Pick<RoomReader, 'read'>
  tables: Pick<RoomTables, 'write'>
}

/** Carries out what is planned from a room: its events and what they do to the tables are one commit. */
export class RoomWriter {
  readonly #parts: Parts
  readonly #turns = new RoomTurns()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** `plan` is pure, and is asked again for a room that moved on meanwhile. */
  change<T>(member: MemberId, documentId: DocumentId, plan: (room: Room) => Plan<T>): Promise<T> {
    return this.#turns.take(documentId, async () => {
      for (let tries = 1; tries <= mostTries; tries++) {
        const room = await this.#parts.reader.read(member, documentId)
        const { events, answer } = plan(room)
        if (events.length === 0) return answer
        if (room.size > mostCharacters) throw full()
        if (await this.#append(documentId, events)) return answer
      }
      throw new AppError('conflict', 'Others are changing the same passage right now. Try again in a moment.')
    })
  }

  /** False where somebody else was first. */
  async #append(documentId: DocumentId, events: RoomEvent[]): Promise<boolean> {
    const { log, tables } = this.#parts
    try {
      await log.append(roomStream(documentId), events, { companion: (tx) => tables.write(tx, documentId, events) })
      return true
    } catch (error) {
      if (error instanceof RoomMoved) return false
      if (error instanceof AppendRefused && error.reason === 'unknown-stream') throw unknownDocument()
      throw error
    }
  }
}

const full = () =>
  new AppError(
    'limit_reached',
    'So much was changed here that the history is full. Export the document, and upload it.',
    {
      limit: 'room_history',
    },
  )

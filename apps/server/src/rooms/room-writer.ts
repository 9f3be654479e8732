import { AppError, type DocumentId, type MemberId, type RoomEvent, roomStream } from '@clausemint/protocol'
import { AppendRefused, type EventLog } from '../log/event-log.ts'
import { type Plan, type Room, unknownDocument } from './room.ts'
import { RoomMoved } from './room-moved.ts'
import type { RoomReader } from './room-reader.ts'
import type { RoomTables } from './room-tables.ts'
import { RoomTurns } from './room-turns.ts'

/** Others in the same room on other servers may be first; this often in a row it is tried again. */
const mostTries = 10

interface Parts {
  log: EventLog<RoomEvent>
  reader: RoomReader
  tables: RoomTables
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
        const { events, answer } = plan(await this.#parts.reader.read(member, documentId))
        if (events.length === 0 || (await this.#append(documentId, events))) return answer
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

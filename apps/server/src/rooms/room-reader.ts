import { type Repositories, statusOf } from '@clausemint/db'
import {
  type DocumentId,
  initialRoomState,
  isRunning,
  type MemberId,
  type RoomEvent,
  type RoomState,
  reduceRoom,
  roomStream,
  start,
} from '@clausemint/protocol'
import type { EventLog, LiveStream } from '../log/event-log.ts'
import { type Room, unknownDocument } from './room.ts'

interface Parts {
  log: EventLog<RoomEvent>
  repositories: Pick<Repositories, 'contracts' | 'generations'>
}

interface Fold {
  seq: number
  state: RoomState
  size: number
}

/** Reads rooms as they are committed. */
export class RoomReader {
  readonly #parts: Parts
  /** Kept as long as somebody holds the stream, so that a long room is not folded anew for every change. */
  readonly #folds = new WeakMap<LiveStream<RoomEvent>, Fold>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** @throws AppError `not_found` also for somebody else's (R5) */
  async read(member: MemberId, documentId: DocumentId): Promise<Room> {
    const { log, repositories } = this.#parts
    const stream = roomStream(documentId)
    using holder = await log.open(stream)
    // What another server committed; the tree is read after it, and so is never older than the log.
    await log.wake([stream])
    const contract = await repositories.contracts.get(member, documentId)
    if (!contract) throw unknownDocument()
    const { state, size } = this.#fold(holder.stream)
    const events = holder.stream.image.events
    const isBeingWritten = await this.#isBeingWritten(member, state)
    return { documentId, tree: contract.tree, state, events, size, isBeingWritten }
  }

  #fold(stream: LiveStream<RoomEvent>): Fold {
    let { seq, state, size } = this.#folds.get(stream) ?? { seq: start.seq, state: initialRoomState, size: 0 }
    for (const { event } of stream.image.after({ seq, offset: 0 })) {
      state = reduceRoom(state, event)
      size += JSON.stringify(event).length
    }
    seq = stream.image.head.seq
    const fold = { seq, state, size }
    this.#folds.set(stream, fold)
    return fold
  }

  /** The database is asked too: a room that was not told of an end must not be closed for ever. */
  async #isBeingWritten(member: MemberId, { generations }: RoomState): Promise<boolean> {
    for (const { generationId, task, status } of generations) {
      if (task !== 'nda' || !isRunning(status)) continue
      const row = await this.#parts.repositories.generations.get(member, generationId)
      if (row && isRunning(statusOf(row))) return true
    }
    return false
  }
}

import type { Clock } from '@clausemint/ai'
import { createLogStorage, type OpenDatabase } from '@clausemint/db'
import type { GenerationEvent, RoomEvent, StreamId } from '@clausemint/protocol'
import type { FastifyBaseLogger } from 'fastify'
import { EventLog, type SnapshotOf } from './event-log.ts'

/** What a lost wake-up hid is found after this long at most (EL7). */
const lookMs = 500

export interface OpenLog extends AsyncDisposable {
  generations: EventLog<GenerationEvent>
  rooms: EventLog<RoomEvent>
  /** Rejects while the database does not answer. */
  ready(): Promise<void>
}

interface Parts {
  clock: Clock
  logger: FastifyBaseLogger
  /** A stream that is read here was deleted by another server. */
  onGone(stream: StreamId): void
  snapshots: { generation: SnapshotOf<GenerationEvent>; room: SnapshotOf<RoomEvent> }
}

/** The log on a database, which also hears what other servers commit to it. */
export async function openLog(database: OpenDatabase, { clock, logger, onGone, snapshots }: Parts): Promise<OpenLog> {
  const storage = createLogStorage(database, { notify: true })
  const failed = (error: unknown) => logger.warn({ err: error }, 'streams could not be read again')
  const generations = new EventLog<GenerationEvent>({
    storage,
    clock,
    snapshotOf: snapshots.generation,
    onStall: (error) => logger.error({ err: error }, 'the database did not take a commit; trying again'),
    onUnread: failed,
    onGone,
  })
  const rooms = generations.beside<RoomEvent>(snapshots.room)
  const both = [generations, rooms]
  const stopListening = await storage.listen((ids) => {
    for (const log of both) void log.wake(ids).catch(failed)
  })
  const lookAround = async () => void (await Promise.all(both.map((log) => log.lookAround())))
  const stopLooking = database.engine === 'postgres' ? lookOften(lookAround, clock, failed) : () => {}
  return {
    generations,
    rooms,
    ready: async () => void (await database.run('select 1', [])),
    async [Symbol.asyncDispose]() {
      stopLooking()
      await generations.idle()
      await stopListening()
    },
  }
}

/** PGlite has one process, which knows of every commit; on Postgres others commit too. */
function lookOften(lookAround: () => Promise<void>, clock: Clock, failed: (error: unknown) => void) {
  let cancel = () => {}
  let stopped = false
  const next = () => {
    if (!stopped) cancel = clock.after(lookMs, () => void lookAround().catch(failed).finally(next))
  }
  next()
  return () => {
    stopped = true
    cancel()
  }
}

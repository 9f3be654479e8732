import type { Clock } from '@clausemint/ai'
import { createLogStorage, type OpenDatabase } from '@clausemint/db'
import type { FastifyBaseLogger } from 'fastify'
import { EventLog, type SnapshotOf } from './event-log.ts'
import type { LogEvent } from './stream-image.ts'

/** What a lost wake-up hid is found after this long at most (EL7). */
const lookMs = 500

export interface OpenLog<E extends LogEvent> extends AsyncDisposable {
  events: EventLog<E>
  /** Rejects while the database does not answer. */
  ready(): Promise<void>
}

/** The log on a database, which also hears what other servers commit to it. */
export async function openLog<E extends LogEvent>(
  database: OpenDatabase,
  { clock, logger, snapshotOf }: { clock: Clock; logger: FastifyBaseLogger; snapshotOf: SnapshotOf<E> },
): Promise<OpenLog<E>> {
  const storage = createLogStorage(database, { notify: true })
  const failed = (error: unknown) => logger.warn({ err: error }, 'streams could not be read again')
  const events = new EventLog<E>({
    storage,
    clock,
    snapshotOf,
    onStall: (error) => logger.error({ err: error }, 'the database did not take a commit; trying again'),
    onUnread: failed,
  })
  const stopListening = await storage.listen((ids) => void events.wake(ids).catch(failed))
  const stopLooking = database.engine === 'postgres' ? lookAround(events, clock, failed) : () => {}
  return {
    events,
    ready: async () => void (await database.run('select 1', [])),
    async [Symbol.asyncDispose]() {
      stopLooking()
      await events.idle()
      await stopListening()
    },
  }
}

/** PGlite has one process, which knows of every commit; on Postgres others commit too. */
function lookAround<E extends LogEvent>(events: EventLog<E>, clock: Clock, failed: (error: unknown) => void) {
  let cancel = () => {}
  let stopped = false
  const next = () => {
    if (!stopped) cancel = clock.after(lookMs, () => void events.lookAround().catch(failed).finally(next))
  }
  next()
  return () => {
    stopped = true
    cancel()
  }
}

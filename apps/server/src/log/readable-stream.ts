import type { StreamId } from '@clausemint/protocol'
import type { EventLog, LogEvent } from './event-log.ts'

/** A stream that a member may read. */
export interface ReadableStream<E extends LogEvent> {
  log: EventLog<E>
  stream: StreamId
  /** Calls back once the member may no longer read it. */
  whenRevoked(callback: () => void): Disposable
}

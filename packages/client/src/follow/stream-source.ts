import type { Cursor } from '@clausemint/protocol'
import type { Tracker } from './tracker.ts'

/** What a subscription calls back with. */
export interface Subscriber<E> {
  onData(envelope: { id: Cursor; data: E }): void
  onError(error: unknown): void
  onComplete(): void
}

/** A stream of the server, as following needs to know it. */
export interface StreamSource<E extends { type: string }> {
  /** tRPC sends the last event's id by itself when it has to subscribe again on another socket. */
  subscribe(after: Cursor | undefined, subscriber: Subscriber<E>): { unsubscribe(): void }
  createTracker(fromStart: boolean): Tracker<E>
  /** Asked where the server let go without anything new: whether nothing can come any more. */
  hasEnded(): Promise<boolean>
}

/** As the server's input has it. */
export const lastEvent = (after: Cursor | undefined) => (after === undefined ? {} : { lastEventId: after })

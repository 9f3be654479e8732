import { decodeCursor, type StreamId } from '@clausemint/protocol'
import { GapError, type Tracker } from './tracker.ts'

/**
 * Lets each event through once, by its number in the stream (EL1: they are dense). A snapshot replaces all before it.
 * A cursor whose number cannot be read is not judged: its event passes.
 */
export function createSequenceTracker<E extends { type: string }>(stream: StreamId, fromStart: boolean): Tracker<E> {
  let last: number | undefined = fromStart ? 0 : undefined

  return {
    take(event, cursor) {
      const seq = decodeCursor(stream, cursor)?.seq
      if (seq === undefined) return event
      if (event.type !== 'snapshot' && last !== undefined) {
        if (seq <= last) return undefined
        if (seq > last + 1) throw new GapError(`event ${seq} came after event ${last}`)
      }
      last = seq
      return event
    },
  }
}

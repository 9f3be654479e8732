import type { Cursor } from '@clausemint/protocol'

/** Lets everything of a stream through once, whatever is replayed. */
export interface Tracker<E> {
  /**
   * The event with only what is new in it, or `undefined` when nothing is.
   * @throws GapError when something between was lost
   */
  take(event: E, cursor: Cursor): E | undefined
}

/** Something between two events did not arrive; only reading again can mend it. */
export class GapError extends Error {
  override readonly name = 'GapError'
}

import type { MemberId } from '@clausemint/protocol'
import { MemberPlaces } from '../sessions/member-places.ts'

/** Those who read event streams over HTTP: so many a member at a time, and all are let go when the server leaves. */
export class EventReaders {
  readonly #reading: MemberPlaces
  readonly #leaves = new Set<() => void>()

  constructor({ eventStreamsPerMember }: { eventStreamsPerMember: number }) {
    this.#reading = new MemberPlaces(eventStreamsPerMember, {
      limit: 'event_streams_per_member',
      message: 'You are reading too many event streams. Close one first.',
      retryAfterMs: 5_000,
    })
  }

  /**
   * Takes a place among the streams the member reads, until it is disposed.
   * @throws AppError `limit_reached`
   */
  admit(member: MemberId): Disposable {
    return this.#reading.take(member)
  }

  /** `leave` is called when the server closes: an answer of this kind ends only with its generation. */
  whenLeaving(leave: () => void): Disposable {
    this.#leaves.add(leave)
    return { [Symbol.dispose]: () => this.#leaves.delete(leave) }
  }

  letGo(): void {
    for (const leave of this.#leaves) leave()
  }
}

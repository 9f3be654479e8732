import { AppError, type MemberId } from '@clausemint/protocol'

/** Those who read event streams over HTTP: so many a member at a time, and all are let go when the server leaves. */
export class EventReaders {
  readonly #perMember: number
  readonly #reading = new Map<MemberId, number>()
  readonly #leaves = new Set<() => void>()

  constructor({ eventStreamsPerMember }: { eventStreamsPerMember: number }) {
    this.#perMember = eventStreamsPerMember
  }

  /**
   * Takes a place among the streams the member reads, until it is disposed.
   * @throws AppError `limit_reached`
   */
  admit(member: MemberId): Disposable {
    const others = this.#reading.get(member) ?? 0
    if (others >= this.#perMember)
      throw new AppError('limit_reached', 'You are reading too many event streams. Close one first.', {
        limit: 'event_streams_per_member',
        retryAfterMs: 5_000,
      })
    this.#reading.set(member, others + 1)
    let held = true
    return {
      [Symbol.dispose]: () => {
        if (!held) return
        held = false
        const left = (this.#reading.get(member) ?? 1) - 1
        if (left > 0) this.#reading.set(member, left)
        else this.#reading.delete(member)
      },
    }
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

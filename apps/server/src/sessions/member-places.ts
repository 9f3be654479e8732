import { AppError, type MemberId } from '@clausemint/protocol'

interface Refusal {
  /** The limit's name, as it is told. */
  limit: string
  message: string
  /** When it is worth another try. */
  retryAfterMs: number
}

/** Places that every member has so many of at a time: each is held until it is disposed, and given back once. */
export class MemberPlaces {
  readonly #each: number
  readonly #refusal: Refusal
  readonly #held = new Map<MemberId, number>()

  constructor(each: number, refusal: Refusal) {
    this.#each = each
    this.#refusal = refusal
  }

  /** @throws AppError `limit_reached` when the member holds all there are for one. */
  take(member: MemberId): Disposable {
    const { message, ...details } = this.#refusal
    if (this.#heldBy(member) >= this.#each) throw new AppError('limit_reached', message, details)
    return this.occupy(member)
  }

  /** Takes a place for what is there already, whatever the limit. */
  occupy(member: MemberId): Disposable {
    this.#held.set(member, this.#heldBy(member) + 1)
    let isHeld = true
    return {
      [Symbol.dispose]: () => {
        if (!isHeld) return
        isHeld = false
        const left = this.#heldBy(member) - 1
        if (left > 0) this.#held.set(member, left)
        else this.#held.delete(member)
      },
    }
  }

  #heldBy(member: MemberId): number {
    return this.#held.get(member) ?? 0
  }
}

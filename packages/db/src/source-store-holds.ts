/**
 * Keeps those who bring a file and those who remove it apart, within one process: what is done about one file is done
 * in order, and a file that somebody holds is not removed.
 */
export class SourceHolds {
  readonly #held = new Map<string, number>()
  readonly #last = new Map<string, Promise<unknown>>()

  isHeld(hash: string): boolean {
    return this.#held.has(hash)
  }

  hold(hash: string): void {
    this.#held.set(hash, (this.#held.get(hash) ?? 0) + 1)
  }

  release(hash: string): void {
    const left = (this.#held.get(hash) ?? 1) - 1
    if (left > 0) this.#held.set(hash, left)
    else this.#held.delete(hash)
  }

  async inOrder<T>(hash: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(hash) ?? Promise.resolve()).then(work, work)
    this.#last.set(hash, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(hash) === mine) this.#last.delete(hash)
    }
  }
}

import type { DocumentId } from '@clausemint/protocol'

/** One after the other in each room, so that those who change the same thing here do not get in each other's way. */
export class RoomTurns {
  readonly #last = new Map<DocumentId, Promise<unknown>>()

  async take<T>(id: DocumentId, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(id) ?? Promise.resolve()
    const mine = before.then(work, work)
    this.#last.set(id, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(id) === mine) this.#last.delete(id)
    }
  }
}

import type { GenerationEvent } from '@clausemint/protocol'
import { stateOf } from './reading.ts'

/** Reads a generation to its end while the test does something else. */
export class Background {
  readonly ended: Promise<GenerationEvent[]>
  readonly #seen: GenerationEvent[] = []
  readonly #waiting = new Set<() => void>()

  constructor(events: AsyncIterable<GenerationEvent>) {
    this.ended = this.#read(events)
    this.ended.catch(() => undefined)
  }

  /** Resolves once `found` holds for what was seen; rejects where the events end before. */
  async when(found: (events: readonly GenerationEvent[]) => boolean): Promise<void> {
    while (!found(this.#seen)) {
      const more = Promise.withResolvers<void>()
      this.#waiting.add(more.resolve)
      await Promise.race([more.promise, this.ended.then(() => undefined)])
      if (stateOf(this.#seen).status !== 'running' && !found(this.#seen))
        throw new Error(`ended with ${JSON.stringify(this.#seen.at(-1))}`)
    }
  }

  /** Resolves once the reader has this much text. */
  hasText(length: number): Promise<void> {
    return this.when((events) => stateOf(events).text.length >= length)
  }

  async #read(events: AsyncIterable<GenerationEvent>): Promise<GenerationEvent[]> {
    for await (const event of events) {
      this.#seen.push(event)
      for (const wake of this.#waiting) wake()
      this.#waiting.clear()
    }
    return this.#seen
  }
}

import { setTimeout } from 'node:timers/promises'
import type { ModelReply } from '../../support/model-peer.ts'
import { lastMarker } from './marker.ts'

const now = () => performance.timeOrigin + performance.now()

/** Writes words at an even pace, one delta a word, and notes when each marker was written. */
export class PacedWriter {
  /** By the marker's number: milliseconds since 1970. */
  readonly written: number[] = []
  /** UTF-16 units and words written. */
  length = 0
  words = 0
  readonly #reply: ModelReply

  constructor(reply: ModelReply) {
    this.#reply = reply
  }

  /** @param rate words a second */
  async write(words: readonly string[], rate: number): Promise<void> {
    const started = now()
    for (let next = 0; next < words.length; ) {
      for (; next < words.length && started + (next * 1000) / rate <= now(); next++) {
        const word = words[next] ?? ''
        if (lastMarker(word) === this.written.length) this.written.push(now())
        await this.#reply.token(word)
        this.length += word.length
        this.words += 1
      }
      // The pace: what is due is written once a millisecond.
      await setTimeout(1)
    }
  }
}

import { CheckFailed } from './check.ts'

/** What was seen of one stream. */
export class Streamed {
  readonly #startedAt = performance.now()
  #firstAt: number | undefined
  #chunks = 0
  #length = 0

  add(text: string): void {
    this.#firstAt ??= performance.now()
    this.#chunks++
    this.#length += text.length
  }

  /** @throws CheckFailed when nothing came. */
  summary(): string {
    if (this.#firstAt === undefined) throw new CheckFailed('It answered, but no text came.')
    const milliseconds = Math.round(this.#firstAt - this.#startedAt)
    return `${this.#chunks} chunks, first after ${milliseconds} ms, ${this.#length} characters`
  }
}

import { CheckFailed } from './check.ts'
import type { StreamEvent } from './server-sent-events.ts'

/** What was seen of one stream: its text, or its findings. */
export class Streamed {
  readonly #what: 'text' | 'findings'
  readonly #startedAt = performance.now()
  #firstAt: number | undefined
  #count = 0
  #length = 0

  constructor(what: 'text' | 'findings') {
    this.#what = what
  }

  see({ status, text, finding }: StreamEvent): void {
    if (this.#what === 'text' && status === 'delta') this.add(text ?? '')
    if (this.#what === 'findings' && status === 'finding') this.add(finding?.title ?? '')
  }

  add(text: string): void {
    this.#firstAt ??= performance.now()
    this.#count++
    this.#length += text.length
  }

  /** @throws CheckFailed when nothing came. */
  summary(): string {
    if (this.#firstAt === undefined) throw new CheckFailed(`It answered, but no ${this.#what} came.`)
    const first = `first after ${Math.round(this.#firstAt - this.#startedAt)} ms`
    return this.#what === 'text'
      ? `${this.#count} chunks, ${first}, ${this.#length} characters`
      : `${this.#count} findings, ${first}`
  }
}

import { monotonicMs } from '../harness/monotonic.ts'
import { tokenAge, tokenLength } from '../harness/tokens.ts'

/** One message of a server as its dialect understands it. */
export type Message =
  | { kind: 'opened' }
  | { kind: 'text'; text: string; offset?: number; cursor?: string }
  | { kind: 'other'; cursor?: string }
  | { kind: 'failed'; reason: string }

/** How old each token was when it was read, in ms. */
export class Ages {
  #values = new Float64Array(1 << 16)
  #size = 0

  get values(): Float64Array {
    return this.#values.subarray(0, this.#size)
  }

  add(age: number): void {
    if (this.#size === this.#values.length) {
      const larger = new Float64Array(this.#size * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#size++] = age
  }
}

export interface Watcher {
  /** This reader has `units` of text now, and had fewer before. */
  passed(): unknown
  /** This reading is of no use any more. */
  failed(error: Error): void
  units: number
  /** Tokens that stand before this offset are not timed. */
  timedFrom: number
  ages: Ages
}

/** What one viewer has read. Insists on text without a gap. */
export class Reading {
  readonly subject: string
  readonly opened = Promise.withResolvers<void>()
  readonly #watcher: Watcher
  readonly #base: number
  text = ''
  /** Messages that brought text; fewer than deltas where some were merged. */
  frames = 0
  cursor: string | undefined
  failure: string | undefined
  /** Told where it stands after each message with text. */
  onText: ((offset: number, cursor: string) => void) | undefined

  /** `base`: offset from which it reads. */
  constructor(subject: string, watcher: Watcher, base = 0) {
    this.subject = subject
    this.#watcher = watcher
    this.#base = base
    // Told by `failure` as well, which is looked at in the end.
    this.opened.promise.catch(() => undefined)
  }

  get length(): number {
    return this.#base + this.text.length
  }

  receive(message: Message): void {
    switch (message.kind) {
      case 'failed':
        this.fail(message.reason)
        break
      case 'opened':
        this.opened.resolve()
        break
      case 'text':
        this.cursor = message.cursor
        this.#append(message.text, message.offset)
        break
      case 'other':
        this.cursor = message.cursor ?? this.cursor
    }
  }

  fail(reason: string): void {
    if (this.failure !== undefined) return
    this.failure = reason
    const error = new Error(`a reader of ${this.subject} failed: ${reason}`)
    this.opened.reject(error)
    this.#watcher.failed(error)
  }

  #append(text: string, offset = this.length): void {
    const before = this.length
    if (offset !== before) this.fail(`text for ${offset} came at ${before}`)
    this.text += text
    this.frames++
    this.onText?.(this.length, this.cursor ?? '')
    const { units, timedFrom, ages } = this.#watcher
    if (before >= timedFrom) {
      const now = monotonicMs()
      for (let at = 0; at < text.length; at += tokenLength) ages.add(tokenAge(text, at, now))
    }
    if (before < units && this.length >= units) this.#watcher.passed()
  }
}

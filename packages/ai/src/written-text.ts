import type { AttemptReason } from '@clausemint/protocol'
import type { ModelStreamEvent, Resume } from './model-stream.ts'
import type { Start } from './opening.ts'
import type { Provider } from './provider.ts'

/** The text as its readers have it, and who writes it: every change of it is the event that tells them. */
export class WrittenText {
  text: string
  /** Why there will be another attempt; undefined before the first. */
  because: AttemptReason | undefined
  #attempt: number

  constructor(resume: Resume | undefined) {
    this.text = resume?.text ?? ''
    this.because = resume?.because
    this.#attempt = resume?.attempt ?? 0
  }

  /** `provider` writes from `offset` on; what stood after it is gone. */
  begin({ id, model, location }: Provider, { mode, offset }: Pick<Start, 'mode' | 'offset'>): ModelStreamEvent {
    this.text = this.text.slice(0, offset)
    this.#attempt++
    const reason = this.because === undefined ? {} : { because: this.because }
    return { type: 'attempt', attempt: this.#attempt, provider: id, model, location, mode, offset, ...reason }
  }

  add(text: string): ModelStreamEvent {
    const offset = this.text.length
    this.text += text
    return { type: 'text', text, offset, attempt: this.#attempt }
  }
}

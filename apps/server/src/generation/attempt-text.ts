import type { Clock, ModelStreamEvent } from '@clausemint/ai'
import type { GenerationEvent, GenerationEventOf, Provenance, Seam } from '@clausemint/protocol'
import type { PreparedTask, ProgressMeter } from './task.ts'

type Origin = Pick<Provenance, 'provider' | 'model' | 'location' | 'seams'>

/** Turns what a chain of providers streams into a generation's events, and keeps the text and who wrote it. */
export class AttemptText {
  readonly #task: PreparedTask
  readonly #clock: Clock
  readonly #seams: Seam[] = []
  readonly #startedAt: number
  #value: string
  #origin: Omit<Origin, 'seams'> = { provider: '', model: '', location: 'local' }
  #meter: ProgressMeter
  /** The most parts any attempt had begun; progress never goes back. */
  #best = 0

  /** `kept`: text that was written before, which the first attempt may go on from. */
  constructor(task: PreparedTask, clock: Clock, kept = '') {
    this.#task = task
    this.#clock = clock
    this.#startedAt = clock.now()
    this.#value = kept
    this.#meter = task.meter()
  }

  get value(): string {
    return this.#value
  }

  get origin(): Origin {
    return { ...this.#origin, seams: this.#seams }
  }

  read(event: Exclude<ModelStreamEvent, { type: 'finish' }>): GenerationEvent[] {
    switch (event.type) {
      case 'attempt':
        return [this.#attempt(event)]
      case 'waiting':
        return [
          { type: 'progress', stage: 'warming-up', done: Math.floor(event.waitedMs / 1000), provider: event.provider },
        ]
      case 'text':
        this.#value += event.text
        return [
          { type: 'delta', text: event.text, offset: event.offset, attempt: event.attempt },
          ...this.#progress(event.text),
        ]
    }
  }

  #attempt({ type: _, location, ...seam }: Extract<ModelStreamEvent, { type: 'attempt' }>): GenerationEvent {
    this.#value = this.#value.slice(0, seam.offset)
    this.#origin = { provider: seam.provider, model: seam.model, location }
    this.#seams.push(seam)
    this.#meter = this.#task.meter()
    this.#meter.read(this.#value)
    return { type: 'attempt', location, ...seam }
  }

  #progress(text: string): GenerationEventOf<'progress'>[] {
    const done = this.#meter.read(text)
    if (done <= this.#best) return []
    this.#best = done
    const { total } = this.#meter
    const perPart = (this.#clock.now() - this.#startedAt) / done
    return [{ type: 'progress', stage: this.#task.stage, done, total, etaMs: Math.round(perPart * (total - done)) }]
  }
}

import {
  type GenerationEvent,
  type GenerationState,
  initialGenerationState,
  reduceGeneration,
} from '@clausemint/protocol'

/** A generation's state from all its events. */
export const stateOf = (events: readonly GenerationEvent[]): GenerationState =>
  events.reduce(reduceGeneration, initialGenerationState)

/** The event that stands for all events so far, for a reader whose cursor could not be used (EL5). */
export const snapshotOf = (events: readonly GenerationEvent[]): GenerationEvent => ({
  type: 'snapshot',
  state: stateOf(events),
})

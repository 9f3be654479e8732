import {
  type GenerationEvent,
  type GenerationEventOf,
  type GenerationState,
  initialGenerationState,
  reduceGeneration,
} from '@clausemint/protocol'

export const all = (events: AsyncIterable<GenerationEvent>): Promise<GenerationEvent[]> => Array.fromAsync(events)

export const stateOf = (events: readonly GenerationEvent[]): GenerationState =>
  events.reduce(reduceGeneration, initialGenerationState)

export const ofType = <T extends GenerationEvent['type']>(
  events: readonly GenerationEvent[],
  type: T,
): GenerationEventOf<T>[] => events.filter((event): event is GenerationEventOf<T> => event.type === type)

/** The completed event; fails with what there was instead. */
export function completedOf(events: readonly GenerationEvent[]): GenerationEventOf<'completed'> {
  const last = events.at(-1)
  if (last?.type !== 'completed') throw new Error(`ended with ${JSON.stringify(last)}`)
  return last
}

import type { GenerationEvent } from '@clausemint/protocol'
import { GapError } from './tracker.ts'

/** Lets each unit of text through once, whatever is replayed. */
export interface TextTracker {
  /**
   * The event with only what is new in it, or `undefined` when nothing is.
   * @throws GapError when text between was lost
   */
  take(event: GenerationEvent): GenerationEvent | undefined
}

/** For a reader that starts anywhere: the first delta says where the text stands. */
export function createTextTracker(fromStart: boolean): TextTracker {
  let attempt = 0
  let length: number | undefined = fromStart ? 0 : undefined

  return {
    take(event) {
      if (event.type === 'snapshot') {
        attempt = event.state.attempt
        length = event.state.text.length
        return event
      }
      if (event.type === 'attempt') {
        if (event.attempt <= attempt) return undefined
        attempt = event.attempt
        length = event.offset
        return event
      }
      if (event.type !== 'delta') return event

      if (event.attempt < attempt) return undefined
      attempt = event.attempt
      length ??= event.offset
      const known = length - event.offset
      if (known < 0) throw new GapError(`a delta at ${event.offset} does not meet a text of ${length}`)
      if (known >= event.text.length) return undefined
      length = event.offset + event.text.length
      return known === 0 ? event : { ...event, text: event.text.slice(known), offset: event.offset + known }
    },
  }
}

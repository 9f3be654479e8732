import { type GenerationEvent, type GenerationId, generationStream } from '@clausemint/protocol'
import { stateOf } from '../generation/generation-snapshot.ts'
import type { EventLog } from '../log/event-log.ts'

/** The text of an answer as far as it is written, for a caller that has asked whose it is. */
export type AnswerOf = (id: GenerationId) => Promise<string>

export const createAnswerOf =
  (log: EventLog<GenerationEvent>): AnswerOf =>
  async (id) => {
    using holder = await log.open(generationStream(id))
    return stateOf(holder.stream.image.events).text
  }

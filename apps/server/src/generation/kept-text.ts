import type { GenerationEvent, GenerationEventOf } from '@clausemint/protocol'
import { stateOf } from './generation-snapshot.ts'

/**
 * The text that a generation left, as the opening events of the one that goes on with it: every part under the attempt
 * that wrote it, so that it is still told whose words they are (G9). Attempts of which nothing stands are left out;
 * none where there is no text.
 */
export function keptText(events: readonly GenerationEvent[]): GenerationEvent[] {
  const { text } = stateOf(events)
  const attempts: GenerationEventOf<'attempt'>[] = []
  for (const event of events) {
    if (event.type !== 'attempt') continue
    while ((attempts.at(-1)?.offset ?? -1) >= event.offset) attempts.pop()
    attempts.push(event)
  }
  return attempts.flatMap((attempt, index): GenerationEvent[] => {
    const { offset } = attempt
    const part = text.slice(offset, attempts[index + 1]?.offset)
    return part === '' ? [] : [attempt, { type: 'delta', text: part, offset, attempt: attempt.attempt }]
  })
}

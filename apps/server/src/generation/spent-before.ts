import { estimateTokens } from '@clausemint/ai'
import type { GenerationMode } from '@clausemint/db'
import type { GenerationEvent, GenerationEventOf } from '@clausemint/protocol'
import { stateOf } from './generation-snapshot.ts'
import type { PreparedTask } from './task.ts'

/** What one request took. */
export interface SpentBefore {
  model: string
  inputTokens: number
  outputTokens: number
}

/**
 * What a generation took before it was taken over: its writers died with the count, so this is a rule of thumb from what
 * they left, the texts that others took the place of included. Nothing where nobody was paid.
 */
export function spentBefore(
  { bounds }: Pick<PreparedTask, 'bounds'>,
  events: readonly GenerationEvent[],
  mode: GenerationMode,
): SpentBefore[] {
  const { progress, findings } = stateOf(events)
  const { stage, done, total } = progress ?? { stage: undefined, done: 0, total: undefined }
  // A review asks section by section; anything else asked for the whole at once.
  const asked = stage === 'reviewing' ? Math.min(1, done / Math.max(1, total ?? 1)) : 1
  const found = findings.filter(({ origin }) => origin === 'model').map((finding) => JSON.stringify(finding))
  const requests = requestsOf(events, mode)
  return requests.flatMap(({ provider, model, offset, text }, index) => {
    const isLast = index === requests.length - 1
    const written = [text, ...(isLast ? found : [])].reduce((sum, part) => sum + estimateTokens(part), 0)
    // Who failed before the first token is taken to have cost nothing; the last one was not done.
    if (provider === 'library' || (written === 0 && !isLast)) return []
    // Whoever goes on is given the text so far.
    return { model, inputTokens: Math.ceil((bounds.promptCharacters * asked + offset) / 4), outputTokens: written }
  })
}

type Request = GenerationEventOf<'attempt'> & { text: string }

/** Every attempt of this generation with all that it wrote. */
function requestsOf(events: readonly GenerationEvent[], mode: GenerationMode): Request[] {
  const requests: Request[] = []
  for (const event of events) {
    if (event.type === 'attempt') requests.push({ ...event, text: '' })
    const last = requests.at(-1)
    if (event.type === 'delta' && last) last.text += event.text
  }
  // One that goes on with another generation's text opens with that one's attempts; its own begin where it was
  // requested, or, where that one failed and the next provider says why, with the last.
  return mode === 'continue'
    ? requests.slice(requests.findLastIndex(({ because }) => because === 'requested'))
    : requests
}

import type { AttemptMode } from '@clausemint/protocol'
import { type Continuation, continuationOf } from './continuation.ts'
import { findOverlap } from './overlap.ts'
import type { ModelRequest, Provider } from './provider.ts'

/** How a provider's first words meet the text that stands: held back until that is decided (G4). */
export interface Opening {
  readonly request: ModelRequest
  /** Takes the text so far held back and gives the decision; `again` asks the same provider for a whole text. */
  decide(head: string, ended: boolean): OpeningDecision
}

export interface Start {
  mode: AttemptMode
  offset: number
  /** What comes after `offset`. */
  text: string
}

type OpeningDecision = Start | 'undecided' | 'again'

/** The way for `provider` to come after `text`, which others wrote. */
export function openingFor(provider: Provider, request: ModelRequest, text: string): Opening {
  if (text === '') return whole(request, 'first')
  if (provider.wholeText) return prefix(request, text)
  const continuation = continuationOf(request, text)
  return continuation ? overlap(continuation) : whole(request, 'restart')
}

/** A text of its own, from the start. */
export const whole = (request: ModelRequest, mode: 'first' | 'restart'): Opening => ({
  request,
  decide: (head, ended) => (head === '' && !ended ? 'undecided' : { mode, offset: 0, text: head }),
})

/** A provider that always writes the same: it goes on where the text is the beginning of its own, else starts anew. */
const prefix = (request: ModelRequest, text: string): Opening => ({
  request,
  decide(head, ended) {
    if (head.startsWith(text)) return { mode: 'continue', offset: text.length, text: head.slice(text.length) }
    if (text.startsWith(head) && !ended) return 'undecided'
    return { mode: 'restart', offset: 0, text: head }
  },
})

const overlap = (continuation: Continuation): Opening => ({
  request: continuation.request,
  decide(head, ended) {
    const found = findOverlap(continuation, head, ended)
    if (found === 'undecided') return 'undecided'
    return found === 'none' ? 'again' : { mode: 'continue', ...found }
  },
})

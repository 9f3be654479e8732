import type { GenerationEvent } from '@clausemint/protocol'
import { stateOf } from './generation-snapshot.ts'

/**
 * What a model found in a review that was stopped, and how far it came, as opening events of the one that goes on with
 * it. What the checks found is found anew: the contract may have been edited since.
 */
export function keptFindings(events: readonly GenerationEvent[]): GenerationEvent[] {
  const { findings, progress } = stateOf(events)
  if (progress?.stage !== 'reviewing') return []
  const { etaMs: _, ...reached } = progress
  const made = findings.filter(({ origin }) => origin === 'model')
  return [...made.map((finding): GenerationEvent => ({ type: 'finding', finding })), { type: 'progress', ...reached }]
}

import type { GenerationEvent, GenerationEventOf } from './generation-event.ts'
import { stages } from './generation-facts.ts'
import { type GenerationState, type GenerationStatus, isRunning, type Progress } from './generation-state.ts'
import type { ProviderId, ProviderLocation } from './provider.ts'

/** A delta that starts beyond the text's end: events between were lost, and only a fresh follow can mend it. */
export class TextGapError extends Error {
  override readonly name = 'TextGapError'
}

/**
 * Folds one event into the state. Pure; the same event twice changes nothing.
 * @throws TextGapError when a delta leaves a hole in the text.
 */
export function reduceGeneration(state: GenerationState, event: GenerationEvent): GenerationState {
  switch (event.type) {
    case 'started':
      return { ...state, status: advance(state.status, 'running'), task: event.task, ...writer(event) }
    case 'progress':
      return isBehind(event, state.progress) ? state : { ...state, progress: withoutType(event) }
    case 'delta':
      return applyDelta(state, event)
    case 'finding':
      return state.findings.some((known) => known.id === event.finding.id)
        ? state
        : { ...state, findings: [...state.findings, event.finding] }
    case 'consulted':
      return { ...state, consulted: { clauses: event.clauses, of: event.of } }
    case 'attempt':
      return applyAttempt(state, event)
    case 'cancelling':
      return { ...state, status: advance(state.status, 'cancelling'), cancellingBy: event.by }
    case 'snapshot':
      return event.state
    case 'completed':
      return { ...state, status: 'completed', usage: event.usage, result: event.result }
    case 'cancelled':
      return { ...state, status: 'cancelled', usage: event.receipt.usage, receipt: event.receipt }
    case 'error':
      return { ...state, status: 'failed', error: event.error }
  }
}

const order: readonly GenerationStatus[] = ['queued', 'running', 'cancelling']
/** A status only goes forward; a terminal one stays. */
function advance(from: GenerationStatus, to: GenerationStatus): GenerationStatus {
  return isRunning(from) && order.indexOf(to) > order.indexOf(from) ? to : from
}

const writer = ({
  provider,
  model,
  location,
}: {
  provider: ProviderId
  model: string
  location: ProviderLocation
}) => ({
  provider,
  model,
  location,
})

function withoutType({ type: _, ...rest }: GenerationEventOf<'progress'>): Progress {
  return rest
}

function isBehind(event: Progress, known: Progress | undefined): boolean {
  if (!known) return false
  const step = stages.indexOf(event.stage) - stages.indexOf(known.stage)
  return step < 0 || (step === 0 && event.done < known.done)
}

function applyDelta(state: GenerationState, { text, offset, attempt }: GenerationEventOf<'delta'>): GenerationState {
  if (attempt < state.attempt) return state
  const known = state.text.length - offset
  if (known < 0) throw new TextGapError(`a delta at ${offset} does not meet a text of ${state.text.length}`)
  return known >= text.length ? state : { ...state, attempt, text: state.text + text.slice(known) }
}

function applyAttempt(state: GenerationState, event: GenerationEventOf<'attempt'>): GenerationState {
  if (event.attempt <= state.attempt) return state
  const { type: _, location: __, ...seam } = event
  return {
    ...state,
    ...writer(event),
    attempt: event.attempt,
    text: state.text.slice(0, event.offset),
    seams: [...state.seams, seam],
  }
}

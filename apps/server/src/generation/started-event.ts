import type { Provider } from '@clausemint/ai'
import type { GenerationEvent, TaskKind } from '@clausemint/protocol'

/** Names who is asked first; who really writes is said by each `attempt`. */
export function startedEvent(task: TaskKind, [first]: readonly Provider[]): GenerationEvent {
  if (!first) throw new TypeError('a chain has at least one provider')
  const { id, model, location } = first
  return { type: 'started', task, provider: id, model, location }
}

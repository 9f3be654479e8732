import type { RoomEvent, RoomEventOf } from './room-event.ts'
import type { RoomState } from './room-state.ts'

/** Folds one event into the state. Pure; the same event twice changes nothing. */
export function reduceRoom(state: RoomState, event: RoomEvent): RoomState {
  switch (event.type) {
    case 'generation-started':
      return started(state, event)
    case 'generation-ended':
      return {
        ...state,
        generations: state.generations.map((known) =>
          known.generationId === event.generationId ? { ...known, status: event.status } : known,
        ),
      }
    case 'finding':
      return { ...state, findings: put(state.findings, event.finding, ({ id }) => id) }
    case 'decided':
      return { ...state, decisions: put(state.decisions, event.decision, ({ findingId }) => findingId) }
    case 'undone':
      return { ...state, decisions: state.decisions.filter(({ findingId }) => findingId !== event.findingId) }
    case 'commented':
      return { ...state, comments: put(state.comments, event.comment, ({ id }) => id) }
    case 'comment-removed':
      return { ...state, comments: state.comments.filter(({ id }) => id !== event.commentId) }
    case 'rewritten':
      return { ...state, findings: [], decisions: [] }
    case 'edited':
      return state
    case 'snapshot':
      return event.state
  }
}

/** A new review takes the place of the findings that nobody decided on; one of a single clause, of that clause's. */
function started(state: RoomState, event: RoomEventOf<'generation-started'>): RoomState {
  if (state.generations.some(({ generationId }) => generationId === event.generationId)) return state
  const { type: _, ...generation } = event
  const generations = [...state.generations, { ...generation, status: 'running' as const }]
  if (event.task !== 'review') return { ...state, generations }
  const decided = new Set(state.decisions.map(({ findingId }) => findingId))
  const stays = (clauseId: string | undefined) => event.clauseId !== undefined && clauseId !== event.clauseId
  return {
    ...state,
    generations,
    findings: state.findings.filter(({ id, clauseId }) => decided.has(id) || stays(clauseId)),
  }
}

/** The list with `item` in the place of the one it replaces, or at its end. */
function put<T>(list: readonly T[], item: T, key: (item: T) => string): T[] {
  const at = list.findIndex((known) => key(known) === key(item))
  return at < 0 ? [...list, item] : list.with(at, item)
}

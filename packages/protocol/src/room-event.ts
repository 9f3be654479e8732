import type { ClauseChange } from './clause-change.ts'
import type { Comment, Decision } from './decision.ts'
import type { Finding } from './finding.ts'
import type { TaskKind } from './generation-facts.ts'
import type { GenerationStatus } from './generation-state.ts'
import type { GenerationId, MemberId } from './ids.ts'
import type { RoomState } from './room-state.ts'

/** One fact about a document's room. Every one is tracked; a room has no terminal event. Times are ISO 8601, UTC. */
export type RoomEvent =
  | {
      type: 'generation-started'
      generationId: GenerationId
      task: TaskKind
      by: MemberId
      at: string
      clauseId?: string
    }
  | { type: 'generation-ended'; generationId: GenerationId; status: GenerationStatus; at: string }
  | { type: 'finding'; generationId: GenerationId; finding: Finding }
  | { type: 'decided'; decision: Decision }
  /** `change`: what taking the decision back did to the contract. */
  | { type: 'undone'; findingId: string; by: MemberId; at: string; change?: ClauseChange }
  | { type: 'edited'; change: ClauseChange; by: MemberId; at: string }
  /** All words are new: a generation was drafted over the old ones. Read the tree again. */
  | { type: 'rewritten'; generationId: GenerationId; at: string }
  | { type: 'commented'; comment: Comment }
  | { type: 'comment-removed'; commentId: string; by: MemberId; at: string }
  /** Made for one reader whose cursor could not be used; replaces what that reader has. Never stored (EL5). */
  | { type: 'snapshot'; state: RoomState }

export type RoomEventOf<T extends RoomEvent['type']> = Extract<RoomEvent, { type: T }>

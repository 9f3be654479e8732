import type { Comment, Decision } from './decision.ts'
import type { Finding } from './finding.ts'
import type { TaskKind } from './generation-facts.ts'
import type { GenerationStatus } from './generation-state.ts'
import type { GenerationId, MemberId } from './ids.ts'

/** A generation as the room knows it. */
export interface RoomGeneration {
  generationId: GenerationId
  task: TaskKind
  by: MemberId
  at: string
  status: GenerationStatus
  /** A review of one clause only. */
  clauseId?: string
}

/** What a reader knows of a room: the fold of its events. The same on the server and in every client. */
export interface RoomState {
  generations: RoomGeneration[]
  /** Of the last review, and those of earlier ones that somebody decided on; in the order in which they came. */
  findings: Finding[]
  decisions: Decision[]
  comments: Comment[]
}

export const initialRoomState: RoomState = { generations: [], findings: [], decisions: [], comments: [] }

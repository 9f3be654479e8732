import type { Cursor } from './cursor.ts'
import type { TaskKind } from './generation-facts.ts'
import type { GenerationState, GenerationStatus } from './generation-state.ts'
import type { DocumentId, GenerationId } from './ids.ts'

/** What starting, continuing or trying again answers. */
export interface StartedGeneration {
  generationId: GenerationId
  documentId: DocumentId
}

/** A generation as it stands. `cursor`: follow from here to miss nothing and see nothing twice. */
export interface GenerationDetail extends StartedGeneration {
  task: TaskKind
  /** ISO 8601, UTC. */
  createdAt: string
  state: GenerationState
  cursor: Cursor
}

/** How the generation stood when the intent to cancel was committed: `cancelling`, or the end that came first. */
export interface CancelReply {
  status: GenerationStatus
}

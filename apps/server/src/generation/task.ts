import type { Clock, ModelRequest, ModelStreamEvent, Resume } from '@clausemint/ai'
import type { Transaction } from '@clausemint/db'
import type {
  DocumentId,
  GenerationEvent,
  GenerationResult,
  GenerationState,
  MemberId,
  Provenance,
  TaskKind,
  TerminalEvent,
} from '@clausemint/protocol'

/** One thing that can be asked for. The engine knows tasks only by this. */
export interface Task {
  readonly kind: TaskKind
  /**
   * `input`: plain JSON, as it was stored.
   * @throws AppError why it can't be done, before anything is started
   */
  prepare(input: unknown, subject: TaskSubject): Promise<PreparedTask>
}

/** All there are, by their kind. */
export type Tasks = Readonly<Record<TaskKind, Task>>

/** What a task is about, and for whom. A document that is made with the generation is not there yet. */
export interface TaskSubject {
  documentId: DocumentId
  member: MemberId
  /** The versions it was begun with, so that a generation that is taken over is made of the same words. */
  pinned?: TaskVersions
}

export type TaskVersions = Pick<Provenance, 'promptVersion' | 'libraryVersion' | 'playbookVersion'>

/** A task with all it needs to run. */
export interface PreparedTask {
  readonly kind: TaskKind
  versions: TaskVersions
  bounds: TaskBounds
  /** Where only one clause is worked on. */
  clauseId?: string
  /** It writes the document's words anew. */
  rewrites?: boolean
  /** Every event but the first and the terminal one, in order; returns when the work is whole. */
  run(context: TaskContext): AsyncIterable<GenerationEvent>
  /** What the result carries beside its provenance. */
  result?(state: GenerationState): Pick<GenerationResult, 'review' | 'consulted'>
  /** Made ready before the terminal event's transaction, and written in it, however the generation ended (G1). */
  settle?(terminal: TerminalEvent, state: GenerationState): Promise<(tx: Transaction) => Promise<void>>
  /** Once the terminal event is committed: what is not in the database. A crash may come before it. */
  afterwards?(terminal: TerminalEvent): Promise<void>
}

/** What a task takes at most. */
export interface TaskBounds {
  /** UTF-16 units of all prompts together. */
  promptCharacters: number
  /** UTF-16 units of the longest prompt. */
  longestPrompt: number
  /** Over all requests. */
  outputTokens: number
}

/** A task that asks no model. */
export const noBounds: TaskBounds = { promptCharacters: 0, longestPrompt: 0, outputTokens: 0 }

export interface TaskContext {
  /**
   * Asks the chain of providers, and meters what it takes. Several may be asked at the same time; `only` ends this one
   * request.
   */
  ask(request: ModelRequest, resume?: Resume, only?: AbortSignal): AsyncIterable<ModelStreamEvent>
  signal: AbortSignal
  clock: Clock
  /** What stands already, of an earlier generation or of a server that died; `because` says which. */
  kept?: { state: GenerationState; because: Resume['because'] }
}

import type { Clock, ModelRequest, ModelStreamEvent, Resume } from '@clausemint/ai'
import type { GenerationEvent, GenerationState, Provenance, TaskKind } from '@clausemint/protocol'

/** One thing that can be asked for. The engine knows tasks only by this. */
export interface Task {
  readonly kind: TaskKind
  /**
   * `input`: plain JSON, as it was stored. `pinned`: the versions it was begun with, so that a generation that is taken
   * over is made of the same words.
   */
  prepare(input: unknown, pinned?: TaskVersions): Promise<PreparedTask>
}

/** All there are, by their kind. */
export type Tasks = Readonly<Record<TaskKind, Task>>

export type TaskVersions = Pick<Provenance, 'promptVersion' | 'libraryVersion' | 'playbookVersion'>

/** A task with all it needs to run. */
export interface PreparedTask {
  versions: TaskVersions
  bounds: TaskBounds
  /** Every event but the first and the terminal one, in order; returns when the work is whole. */
  run(context: TaskContext): AsyncIterable<GenerationEvent>
  /** What the document's text becomes; absent: the task leaves it as it is. */
  documentText?(state: GenerationState): string
}

/** What a task takes at most, over all its requests to a model. */
export interface TaskBounds {
  /** UTF-16 units of all prompts. */
  promptCharacters: number
  outputTokens: number
}

export interface TaskContext {
  /** Asks the chain of providers, and meters what it takes. */
  ask(request: ModelRequest, resume?: Resume): AsyncIterable<ModelStreamEvent>
  signal: AbortSignal
  clock: Clock
  /** What stands already, of an earlier generation or of a server that died; `because` says which. */
  kept?: { state: GenerationState; because: Resume['because'] }
}

import type { ModelRequest } from '@clausemint/ai'
import type { Stage, TaskKind } from '@clausemint/protocol'

/** One thing a model can be asked to do. The engine knows tasks only by this. */
export interface Task<Input> {
  readonly kind: TaskKind
  /** What the document is called in a list. */
  title(input: Input): string
  /** `libraryVersion` pins the clause library, so that a generation that is taken over is made of the same words. */
  prepare(input: Input, libraryVersion?: string): PreparedTask
}

export interface PreparedTask {
  request: ModelRequest
  stage: Stage
  promptVersion: string
  libraryVersion: string
  /** A fresh meter for the text of one attempt. */
  meter(): ProgressMeter
}

/** Tells from the text how far it is. */
export interface ProgressMeter {
  readonly total: number
  /** Reads the next piece of text; returns how many parts are begun. */
  read(text: string): number
}

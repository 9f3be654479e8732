import type { ViewersCalls } from '../viewers/viewers-process.ts'
import { Worker } from './calls.ts'
import type { ModelServerCalls } from './model-server.ts'

/** What all variants of a part share: the model server and the viewers, each in a process of its own. */
export interface Stage extends AsyncDisposable {
  model: Worker<ModelServerCalls>
  modelUrl: string
  viewers: Worker<ViewersCalls>
}

export async function openStage(): Promise<Stage> {
  await using undo = new AsyncDisposableStack()
  const model = undo.use(new Worker<ModelServerCalls>('harness/model-server.ts'))
  const viewers = undo.use(new Worker<ViewersCalls>('viewers/viewers-process.ts'))
  const modelUrl = await model.call('listen', null)
  const resources = undo.move()
  return { model, modelUrl, viewers, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}

let subjects = 0
/** Names that were never used before in this run. */
export const newSubjects = (count: number): string[] =>
  Array.from({ length: count }, () => `subject-${(subjects++).toString(36)}`)

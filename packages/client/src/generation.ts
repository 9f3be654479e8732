import {
  AppError,
  type AppErrorBody,
  type CancelReply,
  type DocumentId,
  type GenerationDetail,
  type GenerationEvent,
  type GenerationId,
  type GenerationState,
  initialGenerationState,
  type ProviderId,
  type RequestId,
  reduceGeneration,
  type StartedGeneration,
} from '@clausemint/protocol'
import { call } from './call.ts'
import { type FollowContext, type FollowedEvent, type FollowOptions, follow } from './follow/follow.ts'

export interface AgainOptions {
  /** Names the request, so that sending it twice starts one generation; absent: a new name. */
  requestId?: RequestId | undefined
  /** Absent: the operator's default. */
  provider?: ProviderId | undefined
}

/** A generation that is known by its id. */
export interface GenerationHandle {
  get(): Promise<GenerationDetail>
  /** Asks it to stop; answers with how it stands once the intent is committed. */
  cancel(): Promise<CancelReply>
  /** A new generation that goes on from the text this one left. */
  continue(options?: AgainOptions): RunningGeneration
  /** A new generation from the same facts. */
  retry(options?: AgainOptions): RunningGeneration
  follow(options?: FollowOptions): AsyncIterable<FollowedEvent>
}

/** A generation that was just asked for. */
export interface RunningGeneration {
  readonly id: Promise<GenerationId>
  readonly documentId: Promise<DocumentId>
  /** Every event from the first to the terminal one. Each loop over it starts at the beginning. */
  readonly events: AsyncIterable<GenerationEvent>
  /** The whole text. Rejects with an AppError unless the generation was completed. Asked for, it starts to follow. */
  readonly text: Promise<string>
  cancel(): Promise<CancelReply>
}

export const newRequestId = (): RequestId => crypto.randomUUID()

export function createGenerationHandle(context: FollowContext, generationId: GenerationId): GenerationHandle {
  const { connection } = context
  const { trpc } = connection
  const again = ({ requestId = newRequestId(), provider }: AgainOptions) => ({
    generationId,
    requestId,
    ...(provider === undefined ? {} : { provider }),
  })
  return {
    get: () => call(connection, () => trpc.generation.get.query({ generationId })),
    cancel: () => call(connection, () => trpc.generation.cancel.mutate({ generationId })),
    continue(options = {}) {
      const input = again(options)
      return watch(
        context,
        call(connection, () => trpc.generation.continue.mutate(input)),
      )
    },
    retry(options = {}) {
      const input = again(options)
      return watch(
        context,
        call(connection, () => trpc.generation.retry.mutate(input)),
      )
    },
    follow: (options) => follow(context, generationId, options),
  }
}

/** What a caller holds while the server is still being asked. */
export function watch(
  context: FollowContext,
  starting: Promise<StartedGeneration>,
  signal?: AbortSignal,
): RunningGeneration {
  const id = starting.then(({ generationId }) => generationId)
  const documentId = starting.then((started) => started.documentId)
  // Whoever looks at one of these alone must not be struck by the other's failure.
  for (const promise of [id, documentId]) promise.catch(() => undefined)

  async function* events(): AsyncGenerator<GenerationEvent, void, undefined> {
    for await (const { event } of follow(context, await id, { signal })) yield event
  }
  let text: Promise<string> | undefined

  return {
    id,
    documentId,
    events: { [Symbol.asyncIterator]: events },
    get text() {
      text ??= readText(events())
      return text
    },
    cancel: async () => createGenerationHandle(context, await id).cancel(),
  }
}

async function readText(events: AsyncIterable<GenerationEvent>): Promise<string> {
  let state: GenerationState = initialGenerationState
  for await (const event of events) state = reduceGeneration(state, event)
  if (state.status === 'completed') return state.text
  throw state.error ? fromBody(state.error) : new AppError('interrupted', 'The generation was stopped.')
}

const fromBody = ({ code, message, retryable: _, ...details }: AppErrorBody): AppError =>
  new AppError(code, message, details)

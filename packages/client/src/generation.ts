import {
  AppError,
  type CancelReply,
  type Cursor,
  type DocumentId,
  type GenerationDetail,
  type GenerationEvent,
  type GenerationId,
  type GenerationResult,
  type GenerationState,
  initialGenerationState,
  type ProviderId,
  type RequestId,
  reduceGeneration,
  type StartedGeneration,
} from '@clausemint/protocol'
import { call } from './call.ts'
import { fromBody } from './errors.ts'
import { type FollowContext, type FollowOptions, follow } from './follow/follow.ts'
import { generationSource } from './follow/generation-source.ts'
import type { Followed } from './follow/subscription.ts'

export type FollowedEvent = Followed<GenerationEvent>

export interface AgainOptions {
  /** Names the request, so that sending it twice starts one generation; absent: a new name. */
  requestId?: RequestId | undefined
  /** Absent: the operator's default. */
  provider?: ProviderId | undefined
  /**
   * What people have made of the draft since it was written may be replaced. Without it such a draft is refused with a
   * `conflict` whose `details.work` says how much would be lost.
   */
  replaceEdits?: boolean | undefined
  /**
   * With `replaceEdits`: the cursor of the document's room up to which that is known, as `details.work.cursor` or an
   * event of the room gives it. Work that came after it is not replaced, but refused again.
   */
  seen?: Cursor | undefined
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
  const again = ({ requestId = newRequestId(), ...options }: AgainOptions) => ({ generationId, requestId, ...options })
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
    follow: (options) => followGeneration(context, generationId, options),
  }
}

/** The events of a generation, each unit of text once and in order, until its terminal event. */
export const followGeneration = (
  context: FollowContext,
  generationId: GenerationId,
  options?: FollowOptions,
): AsyncGenerator<FollowedEvent, void, undefined> =>
  follow(context, generationSource(context.connection, generationId), options)

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
    for await (const { event } of followGeneration(context, await id, { signal })) yield event
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
  for await (const event of events) {
    outcomeOf(event)
    state = reduceGeneration(state, event)
  }
  return state.text
}

/**
 * The result, once an event has it; `undefined` while the generation runs.
 * @throws AppError when the event says that the generation was stopped or has failed
 */
export function outcomeOf(event: GenerationEvent): GenerationResult | undefined {
  switch (event.type) {
    case 'completed':
      return event.result
    case 'cancelled':
      throw stopped()
    case 'error':
      throw fromBody(event.error)
    case 'snapshot':
      return outcomeOfState(event.state)
    default:
      return undefined
  }
}

function outcomeOfState({ status, error, result }: GenerationState): GenerationResult | undefined {
  if (status === 'cancelled') throw stopped()
  if (status === 'failed') throw error ? fromBody(error) : new AppError('interrupted', 'The generation has failed.')
  return status === 'completed' ? result : undefined
}

const stopped = () => new AppError('interrupted', 'The generation was stopped.')

import {
  AppError,
  type DocumentId,
  type Finding,
  type GenerationEvent,
  type ProviderId,
  type RequestId,
  type ReviewMode,
  type ReviewResult,
} from '@clausemint/protocol'
import { call } from './call.ts'
import type { FollowContext } from './follow/follow.ts'
import { newRequestId, outcomeOf, type RunningGeneration, watch } from './generation.ts'

export interface ReviewOptions {
  /** One of `playbooks.list()`; absent: the mutual NDA. */
  playbookId?: string | undefined
  /** Absent: `playbook`. */
  mode?: ReviewMode | undefined
  /** Reviews this clause only. */
  clauseId?: string | undefined
  /** One of `ai.status()`; absent: the operator's default. */
  provider?: ProviderId | undefined
  /** Names the request, so that sending it twice starts one review; absent: a new name. */
  requestId?: RequestId | undefined
  /** Ends the watching, not the review: that is what `cancel` is for. */
  signal?: AbortSignal | undefined
}

/** A review that was just asked for. */
export interface RunningReview extends RunningGeneration {
  /**
   * Each finding as soon as it is known; ends with the review. Each loop over it starts at the beginning.
   * Throws an AppError unless the review was completed.
   */
  readonly findings: AsyncIterable<Finding>
  /** Rejects with an AppError unless the review was completed. Asked for, it starts to follow. */
  readonly result: Promise<ReviewResult>
}

/** Starts a review of a contract, or of one of its clauses. */
export function startReview(
  context: FollowContext,
  documentId: DocumentId,
  options: ReviewOptions = {},
): RunningReview {
  const { connection } = context
  const { review } = connection.trpc
  const { requestId = newRequestId(), playbookId, mode, clauseId, provider, signal } = options
  const input = { requestId, documentId, playbookId, provider }
  const running = watch(
    context,
    call(connection, () =>
      clauseId === undefined ? review.start.mutate({ ...input, mode }) : review.clause.mutate({ ...input, clauseId }),
    ),
    signal,
  )
  const { events } = running
  let result: Promise<ReviewResult> | undefined

  return {
    id: running.id,
    documentId: running.documentId,
    events,
    get text() {
      return running.text
    },
    cancel: running.cancel,
    findings: { [Symbol.asyncIterator]: () => readFindings(events) },
    get result() {
      result ??= readResult(events)
      return result
    },
  }
}

async function* readFindings(events: AsyncIterable<GenerationEvent>): AsyncGenerator<Finding, void, undefined> {
  const known = new Set<string>()
  for await (const event of events) {
    for (const finding of findingsIn(event)) {
      if (known.has(finding.id)) continue
      known.add(finding.id)
      yield finding
    }
    outcomeOf(event)
  }
}

function findingsIn(event: GenerationEvent): readonly Finding[] {
  if (event.type === 'finding') return [event.finding]
  return event.type === 'snapshot' ? event.state.findings : []
}

async function readResult(events: AsyncIterable<GenerationEvent>): Promise<ReviewResult> {
  for await (const event of events) {
    const review = outcomeOf(event)?.review
    if (review) return review
  }
  throw new AppError('internal', 'The review ended without a result.')
}

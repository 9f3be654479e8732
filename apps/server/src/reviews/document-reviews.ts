import { type Repositories, statusOf } from '@clausemint/db'
import { shippedPlaybook } from '@clausemint/documents'
import {
  AppError,
  type DocumentId,
  type GenerationEvent,
  generationStream,
  isRunning,
  type MemberId,
  type ReviewDetail,
  type StartedGeneration,
} from '@clausemint/protocol'
import type { GenerationService } from '../generation/generation-service.ts'
import { stateOf } from '../generation/generation-snapshot.ts'
import type { EventLog } from '../log/event-log.ts'
import type { PlaybookService } from '../playbooks/playbook-service.ts'
import type { ReviewInput } from '../tasks/review.ts'
import type { ReviewRequest, ReviewService } from './review-service.ts'

interface Parts {
  log: Pick<EventLog<GenerationEvent>, 'open'>
  generations: Pick<GenerationService, 'start'>
  playbooks: Pick<PlaybookService, 'get'>
  repositories: Pick<Repositories, 'contracts' | 'documents' | 'generations'>
}

/** Reviews are generations about a document that is there already. */
export class DocumentReviews implements ReviewService {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async start(member: MemberId, request: ReviewRequest): Promise<StartedGeneration> {
    const { requestId, documentId, playbookId, mode, clauseId, provider } = request
    const { playbooks, generations } = this.#parts
    const { localOnly } = await this.#document(member, documentId)
    const playbook = playbookId === undefined ? shippedPlaybook('mutual') : await playbooks.get(member, playbookId)
    const input: ReviewInput = { playbook, mode, ...(clauseId !== undefined && { clauseId }) }
    return generations.start({
      member,
      task: 'review',
      input,
      document: documentId,
      requestId,
      localOnly,
      ...(provider !== undefined && { provider }),
    })
  }

  async get(member: MemberId, documentId: DocumentId): Promise<ReviewDetail | null> {
    const { log, repositories } = this.#parts
    await this.#document(member, documentId)
    const review = await repositories.generations.latestOfTask(documentId, 'review')
    if (!review) return null
    using holder = await log.open(generationStream(review.id))
    const { findings, status, result } = stateOf(holder.stream.image.events)
    return {
      generationId: review.id,
      // A cancel that is asked for shows at once (G7), also where its event is still on its way.
      status: isRunning(status) ? statusOf(review) : status,
      findings,
      decisions: await repositories.contracts.decisions(documentId),
      ...(result?.review && { result: result.review }),
    }
  }

  async #document(member: MemberId, id: DocumentId) {
    const document = await this.#parts.repositories.documents.conditions(member, id)
    if (!document) throw new AppError('not_found', 'There is no such document.')
    return document
  }
}

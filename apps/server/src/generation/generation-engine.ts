import { type Repositories, statusOf } from '@clausemint/db'
import {
  AppError,
  type CancelReply,
  type GenerationDetail,
  type GenerationEvent,
  type GenerationId,
  generationStream,
  isRunning,
  type MemberId,
  type StartedGeneration,
} from '@clausemint/protocol'
import { AppendRefused, type EventLog } from '../log/event-log.ts'
import type { ReadableStream } from '../log/readable-stream.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { AgainRequest, GenerationService, StartRequest } from './generation-service.ts'
import { stateOf } from './generation-snapshot.ts'
import type { GenerationStarter } from './generation-starter.ts'
import { keptFindings } from './kept-findings.ts'
import { keptText } from './kept-text.ts'
import type { RunSupervisor } from './run-supervisor.ts'

interface Parts {
  log: EventLog<GenerationEvent>
  repositories: Repositories
  starter: GenerationStarter
  supervisor: RunSupervisor
  revocations: Revocations
}

/** Starts, continues, cancels and reads generations in a member's name; `RunSupervisor` runs them. */
export class GenerationEngine implements GenerationService {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  start({ member, requestId, task, input, document, localOnly, provider }: StartRequest): Promise<StartedGeneration> {
    const choice = { localOnly, ...(provider === undefined ? {} : { provider }) }
    const identity = { task, input, ...choice, ...(typeof document === 'string' ? { document } : {}) }
    return this.#parts.starter.begin({ member, requestId, identity, task, input, document, choice, mode: 'first' })
  }

  async again(member: MemberId, mode: 'continue' | 'retry', request: AgainRequest): Promise<StartedGeneration> {
    const { generationId, requestId, provider, replaceEdits, seen } = request
    const parent = await this.#find(member, generationId)
    if (isRunning(statusOf(parent))) throw new AppError('conflict', 'This is still being written. Stop it first.')
    if (mode === 'continue' && parent.status === 'completed')
      throw new AppError('conflict', 'This is complete; there is nothing to go on with.')
    const document = await this.#parts.repositories.documents.get(member, parent.documentId)
    return this.#parts.starter.begin({
      member,
      requestId,
      identity: { mode, generationId, provider },
      task: parent.task,
      input: parent.input,
      document: parent.documentId,
      choice: { localOnly: document?.localOnly ?? true, ...(provider === undefined ? {} : { provider }) },
      mode,
      parentId: parent.id,
      consent: { replaceEdits, seen },
      kept: mode === 'continue' ? await this.#keptOf(generationId) : [],
    })
  }

  async cancel(member: MemberId, id: GenerationId): Promise<CancelReply> {
    const { log, repositories, supervisor } = this.#parts
    const found = supervisor.find(id)
    const run = found?.hasEnded ? undefined : found
    // Whose run it is, is known without the database, which may be slow while the model is not (G3).
    const row = run?.plan.member === member ? undefined : await this.#find(member, id)
    const status = row ? statusOf(row) : 'running'
    if (status !== 'running' && status !== 'queued') return { status }
    // Appended before the abort, so that the intent is before the end in the log; neither waits for the other.
    const intent = run?.isCancelled
      ? log.idle()
      : log.append(generationStream(id), [{ type: 'cancelling', by: member }], {
          companion: async (tx) => void (await repositories.generations.requestCancel(tx, id, member)),
        })
    run?.cancel(member)
    try {
      await intent
      return { status: 'cancelling' }
    } catch (error) {
      if (!(error instanceof AppendRefused)) throw error
      return { status: statusOf(await this.#find(member, id)) }
    }
  }

  async get(member: MemberId, id: GenerationId): Promise<GenerationDetail> {
    const row = await this.#find(member, id)
    const { log } = this.#parts
    using holder = await log.open(generationStream(id))
    return {
      generationId: id,
      documentId: row.documentId,
      task: row.task,
      createdAt: row.createdAt.toISOString(),
      state: stateOf(holder.stream.image.events),
      cursor: log.cursorOf(holder.stream),
    }
  }

  async streamFor(member: MemberId, id: GenerationId): Promise<ReadableStream<GenerationEvent>> {
    await this.#find(member, id)
    const { log, revocations } = this.#parts
    const stream = generationStream(id)
    return { log, stream, whenRevoked: (callback) => revocations.watch(stream, callback) }
  }

  async #find(member: MemberId, id: GenerationId) {
    const row = await this.#parts.repositories.generations.get(member, id)
    if (!row) throw new AppError('not_found', 'There is no such generation.')
    return row
  }

  async #keptOf(id: GenerationId): Promise<GenerationEvent[]> {
    using holder = await this.#parts.log.open(generationStream(id))
    const { events } = holder.stream.image
    return [...keptText(events), ...keptFindings(events)]
  }
}

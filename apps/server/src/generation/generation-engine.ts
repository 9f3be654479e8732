import { createHash } from 'node:crypto'
import type { Provider } from '@clausemint/ai'
import {
  type CreatedGeneration,
  type GenerationRow,
  type NewGeneration,
  newId,
  type Repositories,
  statusOf,
  type TakenGeneration,
  type WriterLeases,
} from '@clausemint/db'
import {
  AppError,
  type CancelReply,
  type GenerationDetail,
  type GenerationEvent,
  type GenerationId,
  type GenerationState,
  generationStream,
  isRunning,
  type MemberId,
  type NdaTerms,
  ndaTermsSchema,
  type StartedGeneration,
  type StreamId,
  type TaskKind,
} from '@clausemint/protocol'
import { AppendRefused, type EventLog } from '../log/event-log.ts'
import type { Choice } from '../providers/provider-chain.ts'
import type { ProviderService } from '../providers/provider-service.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { appErrorOf } from './app-error-of.ts'
import type { GenerationLimits } from './generation-limits.ts'
import type { RunPlan } from './generation-run.ts'
import type { AgainRequest, GenerationService, StartRequest } from './generation-service.ts'
import { stateOf } from './generation-snapshot.ts'
import { leaseMs, type RunSupervisor } from './run-supervisor.ts'
import type { PreparedTask, Task } from './task.ts'

interface Parts {
  log: EventLog<GenerationEvent>
  repositories: Repositories
  leases: WriterLeases
  providers: ProviderService
  supervisor: RunSupervisor
  limits: GenerationLimits
  revocations: Revocations
  task: Task<NdaTerms>
  /** This process, as other servers know it. */
  node: string
}

const unknown = () => new AppError('not_found', 'There is no such generation.')

/** A generation that was taken over this often takes the server down with it, and is ended instead. */
const mostEpochs = 8

/** Starts, continues, cancels and reads generations in a member's name; `RunSupervisor` runs them. */
export class GenerationEngine implements GenerationService {
  readonly #parts: Parts
  /** Requests that are being begun, by member and request id. */
  readonly #beginning = new Map<string, Promise<void>>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async start(request: StartRequest): Promise<StartedGeneration> {
    const { member, task, input, requestId, localOnly, provider } = request
    const choice = { localOnly, ...(provider === undefined ? {} : { provider }) }
    return this.#begin({
      member,
      requestId,
      inputHash: hashOf({ task, input, ...choice }),
      input,
      choice,
      mode: 'first',
    })
  }

  async again(member: MemberId, mode: 'continue' | 'retry', request: AgainRequest): Promise<StartedGeneration> {
    const { generationId, requestId, provider } = request
    const parent = await this.#find(member, generationId)
    const inputHash = hashOf({ mode, generationId, provider })
    if (isRunning(statusOf(parent))) throw new AppError('conflict', 'This is still being written. Stop it first.')
    if (mode === 'continue' && parent.status === 'completed')
      throw new AppError('conflict', 'This is complete; there is nothing to go on with.')
    const kept = mode === 'continue' ? (await this.#state(generationId)).text : ''
    const input = ndaTermsSchema.parse(parent.input)
    const localOnly = await this.#isLocalOnly(parent)
    const choice = { localOnly, ...(provider === undefined ? {} : { provider }) }
    return this.#begin({ member, requestId, inputHash, input, choice, mode, parent, kept })
  }

  async cancel(member: MemberId, id: GenerationId): Promise<CancelReply> {
    const row = await this.#find(member, id)
    const status = statusOf(row)
    if (!isRunning(status)) return { status }
    const { log, repositories, supervisor } = this.#parts
    const stream = generationStream(id)
    // Asked for at once, so that the intent is before the end in the log; the abort starts beside it (G3).
    const intent = row.cancelRequestedBy
      ? Promise.resolve()
      : log.append(stream, [{ type: 'cancelling', by: member }], {
          companion: async (tx) => void (await repositories.generations.requestCancel(tx, id, member)),
        })
    supervisor.find(id)?.cancel(member)
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

  async streamFor(member: MemberId, id: GenerationId): Promise<{ log: EventLog<GenerationEvent>; stream: StreamId }> {
    await this.#find(member, id)
    return { log: this.#parts.log, stream: generationStream(id) }
  }

  whenRevoked(_member: MemberId, id: GenerationId, callback: () => void): Disposable {
    return this.#parts.revocations.watch(generationStream(id), callback)
  }

  /** Takes over what a dead or departed server left, and goes on with it or ends it honestly (G6). */
  async recover(options: { all: boolean }): Promise<void> {
    const { leases, supervisor } = this.#parts
    // A process that slept or waited for the database comes back with leases that ran out, and is no dead writer.
    await supervisor.renew()
    const orphans = await leases.takeOver(leaseMs, options)
    await Promise.all(orphans.map((orphan) => this.#goOn(orphan).catch((error) => this.#giveUp(orphan, error))))
  }

  /** The same request twice at the same moment: the second waits, and finds what the first one made (G2). */
  async #begin(wanted: Wanted): Promise<StartedGeneration> {
    const key = `${wanted.member} ${wanted.requestId}`
    const before = this.#beginning.get(key) ?? Promise.resolve()
    const mine = before.then(() => this.#beginAlone(wanted))
    const settled = mine.then(
      () => {},
      () => {},
    )
    this.#beginning.set(key, settled)
    try {
      return await mine
    } finally {
      if (this.#beginning.get(key) === settled) this.#beginning.delete(key)
    }
  }

  async #beginAlone(wanted: Wanted): Promise<StartedGeneration> {
    const { repositories, limits, providers, task, supervisor } = this.#parts
    const { member, requestId, inputHash, input, choice, kept = '' } = wanted
    // Before any limit: what is running already takes no second place.
    const known = await repositories.generations.findRequest({ memberId: member, requestId, inputHash })
    if (known) return startedOf(known)
    const prepared = limits.bound(task.prepare(input))
    const chain = providers.chainFor(choice)
    const place = await limits.admit(member)
    try {
      const created = await repositories.generations.create(this.#newGeneration(wanted, prepared))
      if (created.outcome !== 'created') {
        place[Symbol.dispose]()
        return startedOf(created)
      }
      const { id, documentId } = created.generation
      const plan: RunPlan = {
        id,
        documentId,
        member,
        stream: generationStream(id),
        fence: { epoch: 1 },
        task: prepared,
        models: (options) => providers.stream(chain, prepared.request, options),
        ...(kept === '' ? {} : { resume: { text: kept, attempt: 1, because: 'requested' } }),
      }
      const opening = [startedEvent(task.kind, chain)]
      if (kept !== '') opening.push({ type: 'delta', text: kept, offset: 0, attempt: 1 })
      await this.#open(plan, opening)
      supervisor.launch(plan, () => place[Symbol.dispose]())
      return { generationId: id, documentId }
    } catch (error) {
      place[Symbol.dispose]()
      throw error
    }
  }

  #newGeneration(wanted: Wanted, { promptVersion, libraryVersion }: PreparedTask): NewGeneration {
    const { task, node } = this.#parts
    const { member, requestId, inputHash, input, choice, mode, parent } = wanted
    return {
      id: newId(),
      documentId: parent?.documentId ?? newId(),
      memberId: member,
      task: task.kind,
      input,
      requestId,
      inputHash,
      mode,
      promptVersion,
      libraryVersion,
      lease: { node, leaseMs },
      ...(choice.provider === undefined ? {} : { provider: choice.provider }),
      ...(parent
        ? { parentId: parent.id }
        : { document: { title: task.title(input), localOnly: choice.localOnly, terms: input } }),
    }
  }

  #open({ id, stream, fence }: RunPlan, opening: readonly GenerationEvent[]): Promise<void> {
    const { log, repositories } = this.#parts
    return log.append(stream, opening, { fence, companion: (tx) => repositories.generations.begin(tx, id, {}) })
  }

  async #goOn({ generation: row, stream, epoch }: TakenGeneration): Promise<void> {
    const { providers, limits, task, supervisor } = this.#parts
    const state = await this.#state(row.id)
    const prepared = task.prepare(ndaTermsSchema.parse(row.input), row.libraryVersion ?? undefined)
    const choice = {
      localOnly: await this.#isLocalOnly(row),
      ...(row.provider === null ? {} : { provider: row.provider }),
    }
    const plan: RunPlan = {
      id: row.id,
      documentId: row.documentId,
      member: row.memberId,
      stream,
      fence: { epoch },
      task: prepared,
      models: (options) => {
        if (epoch > mostEpochs) throw interrupted()
        return providers.stream(providers.chainFor(choice), prepared.request, options)
      },
      resume: { text: state.text, attempt: state.attempt, because: 'interrupted' },
    }
    if (state.status === 'queued') await this.#open(plan, [startedEvent(task.kind, providers.chainFor(choice))])
    const place = limits.occupy(row.memberId)
    supervisor.launch(plan, () => place[Symbol.dispose]())
    if (row.cancelRequestedBy) supervisor.find(row.id)?.cancel(row.cancelRequestedBy)
  }

  /** What can't be gone on with (its provider is no longer set up, say) ends honestly, and holds nobody else up. */
  async #giveUp({ generation: { id }, stream, epoch }: TakenGeneration, reason: unknown): Promise<void> {
    const { log, repositories } = this.#parts
    const { body: error } = appErrorOf(reason)
    try {
      await log.append(stream, [{ type: 'error', error }], {
        fence: { epoch },
        ends: true,
        companion: (tx) => repositories.generations.settle(tx, id, { status: 'failed', error }),
      })
    } catch (refused) {
      if (!(refused instanceof AppendRefused)) throw refused
    }
  }

  /** A document that can't be read is treated as the most careful one. */
  async #isLocalOnly({ memberId, documentId }: GenerationRow): Promise<boolean> {
    return (await this.#parts.repositories.documents.get(memberId, documentId))?.localOnly ?? true
  }

  async #find(member: MemberId, id: GenerationId) {
    const row = await this.#parts.repositories.generations.get(member, id)
    if (!row) throw unknown()
    return row
  }

  async #state(id: GenerationId): Promise<GenerationState> {
    using holder = await this.#parts.log.open(generationStream(id))
    return stateOf(holder.stream.image.events)
  }
}

interface Wanted {
  member: MemberId
  requestId: string
  inputHash: string
  input: NdaTerms
  choice: Choice
  mode: 'first' | 'continue' | 'retry'
  parent?: GenerationRow
  /** Text of the parent, to be gone on from. */
  kept?: string
}

const interrupted = () =>
  new AppError('interrupted', 'This was interrupted too often. What was written is kept; continue or try again.')

/** Names who is asked first; who really writes is said by each `attempt`. */
function startedEvent(task: TaskKind, [first]: readonly Provider[]): GenerationEvent {
  if (!first) throw new TypeError('a chain has at least one provider')
  const { id, model, location } = first
  return { type: 'started', task, provider: id, model, location }
}

/** @throws AppError why there is none */
function startedOf(created: CreatedGeneration): StartedGeneration {
  if (!('generation' in created)) throw refusal(created.outcome)
  const { id, documentId } = created.generation
  return { generationId: id, documentId }
}

/** Why a generation could not be made: the request id stands for something else (G2), or its document is gone. */
const refusal = (outcome: 'conflict' | 'unknown-document') =>
  outcome === 'conflict'
    ? new AppError('conflict', 'This request was sent before with other details. Send it as a new one.')
    : new AppError('not_found', 'There is no such document.')

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url')

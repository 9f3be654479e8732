import { createHash } from 'node:crypto'
import type { Provider } from '@clausemint/ai'
import {
  type CreatedGeneration,
  type GenerationRow,
  type NewGeneration,
  newId,
  type Repositories,
} from '@clausemint/db'
import {
  AppError,
  type DocumentId,
  type GenerationEvent,
  type GenerationId,
  generationStream,
  initialGenerationState,
  type MemberId,
  type RequestId,
  reduceGeneration,
  type StartedGeneration,
  type TaskKind,
  type Usage,
} from '@clausemint/protocol'
import { AppendRefused, type EventLog } from '../log/event-log.ts'
import type { Choice } from '../providers/provider-chain.ts'
import type { ProviderService } from '../providers/provider-service.ts'
import type { DailyBudget } from './daily-budget.ts'
import type { GenerationLimits } from './generation-limits.ts'
import type { RunPlan } from './generation-run.ts'
import type { NewDocument } from './generation-service.ts'
import { InOrder } from './in-order.ts'
import type { RoomEcho } from './room-echo.ts'
import { leaseMs, type RunSupervisor } from './run-supervisor.ts'
import { startedEvent } from './started-event.ts'
import type { PreparedTask, Tasks } from './task.ts'

export interface StarterParts {
  log: EventLog<GenerationEvent>
  repositories: Repositories
  providers: ProviderService
  supervisor: RunSupervisor
  limits: GenerationLimits
  budget: DailyBudget
  tasks: Tasks
  echo: RoomEcho
  /** This process, as other servers know it. */
  node: string
}

/** A generation that somebody wants. */
export interface Wanted {
  member: MemberId
  requestId: RequestId
  /** All that makes this request what it is; the same id with another one is a conflict (G2). */
  identity: unknown
  task: TaskKind
  input: unknown
  document: NewDocument | DocumentId
  choice: Choice
  mode: 'first' | 'continue' | 'retry'
  parentId?: GenerationId
  /** What the parent wrote, to be gone on from. */
  kept?: readonly GenerationEvent[]
}

/** Makes a generation from a request, once, and sets it going. */
export class GenerationStarter {
  readonly #parts: StarterParts
  readonly #inOrder = new InOrder()

  constructor(parts: StarterParts) {
    this.#parts = parts
  }

  /**
   * One member's requests are judged one after the other: the same one twice is one generation (G2), and two that
   * would fit a limit alone can't both pass it (G8).
   * @throws AppError
   */
  begin(wanted: Wanted): Promise<StartedGeneration> {
    return this.#inOrder.run(wanted.member, () => this.#begin(wanted))
  }

  async #begin(wanted: Wanted): Promise<StartedGeneration> {
    const { repositories, limits, budget, providers, tasks } = this.#parts
    const { member, requestId, task, input, document, choice } = wanted
    const inputHash = hashOf(wanted.identity)
    // Before any limit: what is running already takes no second place.
    const known = await repositories.generations.findRequest({ memberId: member, requestId, inputHash })
    if (known) return startedOf(known)
    const documentId = typeof document === 'string' ? document : newId()
    const prepared = await tasks[task].prepare(input, { documentId, member })
    limits.checkPrompt(prepared)
    const chain = providers.chainFor(choice)
    const reserved = budget.reservation(prepared, chain)
    await budget.check(member, reserved)
    const place = await limits.admit(member)
    try {
      const created = await repositories.generations.create(
        this.#row(wanted, { documentId, prepared, inputHash, reserved }),
      )
      if (created.outcome === 'created') await this.#launch(wanted, { created, prepared, chain, place })
      else place[Symbol.dispose]()
      return startedOf(created)
    } catch (error) {
      place[Symbol.dispose]()
      throw error
    }
  }

  async #launch({ member, task, kept = [] }: Wanted, { created, prepared, chain, place }: Launch): Promise<void> {
    const { log, repositories, providers, supervisor, echo } = this.#parts
    const { id, documentId } = created.generation
    const stream = generationStream(id)
    const fence = { epoch: 1 }
    const opening = [startedEvent(task, chain), ...kept]
    const begun = log.append(stream, opening, { fence, companion: (tx) => repositories.generations.begin(tx, id, {}) })
    const begins = { id, documentId, member, task: prepared }
    echo.began(begins)
    echo.heard(begins, kept)
    if (!(await begun.then(() => true, unlessTaken))) return place[Symbol.dispose]()
    const state = opening.reduce(reduceGeneration, initialGenerationState)
    const plan: RunPlan = {
      id,
      documentId,
      member,
      stream,
      fence,
      task: prepared,
      ask: (request, options) => providers.stream(chain, request, options),
      state,
      ...(kept.length === 0 ? {} : { kept: { state, because: 'requested' } }),
    }
    supervisor.launch(plan, () => place[Symbol.dispose]())
  }

  #row(
    { member, requestId, task, input, document, choice, mode, parentId }: Wanted,
    { documentId, prepared, inputHash, reserved }: Judged,
  ): NewGeneration {
    return {
      id: newId(),
      documentId,
      memberId: member,
      task,
      input,
      requestId,
      inputHash,
      mode,
      ...prepared.versions,
      usage: reserved,
      lease: { node: this.#parts.node, leaseMs },
      ...(choice.provider === undefined ? {} : { provider: choice.provider }),
      ...(parentId === undefined ? {} : { parentId }),
      ...(typeof document === 'string' ? {} : newDocument(document, choice)),
    }
  }
}

/** A file is stored with the document that names it, and nobody sees that before it is read. */
function newDocument({ upload, ...document }: NewDocument, { localOnly }: Choice) {
  if (!upload) return { document: { ...document, localOnly } }
  const { fileName, source } = upload
  const file = { state: 'unread', fileName, sourceHash: source.hash, sourceBytes: source.bytes } as const
  return { document: { ...document, ...file, localOnly: upload.localOnly }, beside: source.claim }
}

/** What was found out about a request before it is stored. */
interface Judged {
  documentId: DocumentId
  prepared: PreparedTask
  inputHash: string
  reserved: Usage
}

interface Launch {
  created: Extract<CreatedGeneration, { generation: GenerationRow }>
  prepared: PreparedTask
  chain: readonly Provider[]
  place: Disposable
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

/**
 * False where the commit took so long that another writer was given the generation, and goes on with it (EL6).
 * @throws AppError `not_found` when its document was deleted between the two commits: the stream is gone with it (R4)
 */
function unlessTaken(error: unknown): false {
  if (!(error instanceof AppendRefused)) throw error
  if (error.reason === 'unknown-stream') throw refusal('unknown-document')
  return false
}

const hashOf = (identity: unknown): string => createHash('sha256').update(JSON.stringify(identity)).digest('base64url')

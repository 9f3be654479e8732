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
import type { DraftConsent, DraftJudge, NewDocument } from './generation-service.ts'
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
  drafts: DraftJudge
  /** This process, as other servers know it. */
  node: string
}

/** What happens in a room makes it be looked at again before it is written over; this often in a row. */
const mostTries = 10

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
  /** What may be lost where a document that is there is written anew. No part of what the request is. */
  consent?: DraftConsent
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
    const roomHead = await this.#judgeDraft(wanted, prepared)
    limits.checkPrompt(prepared)
    const chain = providers.chainFor(choice)
    const reserved = budget.reservation(prepared, chain)
    await budget.check(member, reserved)
    const place = await limits.admit(member)
    try {
      const created = await this.#create(wanted, { documentId, prepared, inputHash, reserved, roomHead })
      if (created.outcome === 'created') await this.#launch(wanted, { created, prepared, chain, place })
      else place[Symbol.dispose]()
      return startedOf(created)
    } catch (error) {
      place[Symbol.dispose]()
      throw error
    }
  }

  /** Only as long as nobody has gone on working on the draft since that was looked at. */
  async #create(wanted: Wanted, judged: Judged): Promise<CreatedGeneration> {
    const { generations } = this.#parts.repositories
    let created = await generations.create(this.#row(wanted, judged))
    for (let tries = 1; created.outcome === 'room-moved' && tries < mostTries; tries++) {
      const roomHead = await this.#judgeDraft(wanted, judged.prepared)
      created = await generations.create(this.#row(wanted, { ...judged, roomHead }))
    }
    return created
  }

  /** @throws AppError `conflict` where work of people would be lost, and they were not asked */
  async #judgeDraft({ member, document, consent }: Wanted, { rewrites }: PreparedTask): Promise<number | undefined> {
    if (!rewrites || !consent || typeof document !== 'string') return undefined
    return this.#parts.drafts.judgeDraft(member, document, consent)
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
    { documentId, prepared, inputHash, reserved, roomHead }: Judged,
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
      ...(roomHead === undefined ? {} : { roomHead }),
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
  /** The events of the document's room when it was judged whether it may be written anew. */
  roomHead: number | undefined
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
function refusal(outcome: 'conflict' | 'unknown-document' | 'room-moved'): AppError {
  switch (outcome) {
    case 'conflict':
      return new AppError('conflict', 'This request was sent before with other details. Send it as a new one.')
    case 'unknown-document':
      return new AppError('not_found', 'There is no such document.')
    case 'room-moved':
      return new AppError('conflict', 'Others are working on this document right now. Try again in a moment.')
  }
}

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

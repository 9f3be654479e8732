import type { GenerationRow, Repositories, TakenGeneration, WriterLeases } from '@clausemint/db'
import { AppError, type GenerationEvent, reduceGeneration } from '@clausemint/protocol'
import { AppendRefused, type EventLog } from '../log/event-log.ts'
import type { ProviderService } from '../providers/provider-service.ts'
import { appErrorOf } from './app-error-of.ts'
import type { GenerationLimits } from './generation-limits.ts'
import type { RunPlan } from './generation-run.ts'
import { stateOf } from './generation-snapshot.ts'
import { leaseMs, type RunSupervisor } from './run-supervisor.ts'
import { spentBefore } from './spent-before.ts'
import { startedEvent } from './started-event.ts'
import type { Tasks, TaskVersions } from './task.ts'

interface Parts {
  log: EventLog<GenerationEvent>
  repositories: Repositories
  leases: WriterLeases
  providers: ProviderService
  supervisor: RunSupervisor
  limits: GenerationLimits
  tasks: Tasks
}

/** A generation that was taken over this often takes the server down with it, and is ended instead. */
const mostEpochs = 8

/** Takes over what a dead or departed server left, and goes on with it or ends it honestly (G6). */
export class GenerationRecovery {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** `all`: every running generation is an orphan, for no other process can write. */
  async recover(options: { all: boolean }): Promise<void> {
    const { leases, supervisor } = this.#parts
    // A process that slept or waited for the database comes back with leases that ran out, and is no dead writer.
    await supervisor.renew()
    const orphans = await leases.takeOver(leaseMs, options)
    await Promise.all(orphans.map((orphan) => this.#goOn(orphan).catch((error) => this.#giveUp(orphan, error))))
  }

  async #goOn({ generation: row, stream, epoch }: TakenGeneration): Promise<void> {
    if (epoch > mostEpochs) throw interrupted()
    const { log, providers, limits, tasks, supervisor, repositories } = this.#parts
    const prepared = await tasks[row.task].prepare(row.input, {
      documentId: row.documentId,
      member: row.memberId,
      pinned: versionsOf(row),
    })
    using holder = await log.open(stream)
    let state = stateOf(holder.stream.image.events)
    const chain = providers.chainFor({
      localOnly: await this.#isLocalOnly(row),
      begun: state.location,
      ...(row.provider === null ? {} : { provider: row.provider }),
    })
    const fence = { epoch }
    if (state.status === 'queued') {
      const started = startedEvent(row.task, chain)
      state = reduceGeneration(state, started)
      await log.append(stream, [started], {
        fence,
        companion: (tx) => repositories.generations.begin(tx, row.id, {}),
      })
    }
    const plan: RunPlan = {
      id: row.id,
      documentId: row.documentId,
      member: row.memberId,
      stream,
      fence,
      task: prepared,
      ask: (request, options) => providers.stream(chain, request, options),
      state,
      kept: { state, because: 'interrupted' },
      spent: spentBefore(prepared, holder.stream.image.events, row.mode),
    }
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
}

const versionsOf = ({ promptVersion, libraryVersion, playbookVersion }: GenerationRow): TaskVersions => ({
  ...(promptVersion === null ? {} : { promptVersion }),
  ...(libraryVersion === null ? {} : { libraryVersion }),
  ...(playbookVersion === null ? {} : { playbookVersion }),
})

const interrupted = () =>
  new AppError('interrupted', 'This was interrupted too often. What was written is kept; continue or try again.')

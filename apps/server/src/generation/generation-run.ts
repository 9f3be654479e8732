import type { Clock, ModelRequest, ModelStreamEvent, Resume, UsageMeter } from '@clausemint/ai'
import type { Transaction } from '@clausemint/db'
import {
  type AppError,
  type DocumentId,
  type GenerationEvent,
  type GenerationId,
  type GenerationResult,
  type GenerationState,
  isTerminal,
  type MemberId,
  reduceGeneration,
  type StreamId,
  type TerminalEvent,
  type Usage,
} from '@clausemint/protocol'
import { AppendRefused, type EventLog, type Fence } from '../log/event-log.ts'
import { appErrorOf } from './app-error-of.ts'
import { EventWriter } from './event-writer.ts'
import type { SpentBefore } from './spent-before.ts'
import type { PreparedTask, TaskContext } from './task.ts'

/** What is to be done, decided before it begins. */
export interface RunPlan {
  id: GenerationId
  documentId: DocumentId
  member: MemberId
  stream: StreamId
  fence: Fence
  task: PreparedTask
  /** Asks the chain of providers. `meter` is read at the end, however it ends. */
  ask(
    request: ModelRequest,
    options: { signal: AbortSignal; meter: UsageMeter; resume?: Resume },
  ): AsyncIterable<ModelStreamEvent>
  /** As the log has it when the run begins. */
  state: GenerationState
  kept?: NonNullable<TaskContext['kept']>
  /** What writers that died took. */
  spent?: readonly SpentBefore[]
}

export interface RunParts {
  log: EventLog<GenerationEvent>
  clock: Clock
  /** What writes the outcome beside the terminal event, in its transaction (G1). */
  settle(plan: RunPlan, terminal: TerminalEvent, made: Made): Promise<(tx: Transaction) => Promise<void>>
  /** Hears every event in the turn in which it is appended, and how the generation stands with it. */
  heard(plan: RunPlan, events: readonly GenerationEvent[], state: GenerationState): void
  /** For the log of the server: what the user is not told. */
  report(plan: RunPlan, error: unknown): void
  createMeter(): UsageMeter
}

/** What a run leaves, however it ended. */
export interface Made {
  state: GenerationState
  usage: Usage
}

/** How long a cancelled upstream may take to close before the receipt says that it is not confirmed (G3). */
const confirmationMs = 2_000

type Stop =
  | { why: 'cancelled'; by: MemberId; at: number }
  /** Another server writes this generation now, or nobody can. */
  | { why: 'fenced' }
  /** This server is leaving; the next one goes on. */
  | { why: 'hand-over' }

/**
 * One generation while it runs: the only place that turns a model's stream into events. It lives apart from every
 * reader, and ends with exactly one terminal event, unless it is stopped to be gone on with elsewhere.
 */
export class GenerationRun {
  readonly plan: RunPlan
  readonly #parts: RunParts
  readonly #onTerminal: () => void
  readonly #writer: EventWriter
  readonly #abort = new AbortController()
  readonly #meter: UsageMeter
  readonly #closed = Promise.withResolvers<void>()
  #state: GenerationState
  #hasEnded = false
  #stop: Stop | undefined
  #upstreamClosedAt: number | undefined

  /** `onTerminal`: called in the turn in which readers are told of the end, which may be before the run is over. */
  constructor(plan: RunPlan, parts: RunParts, onTerminal: () => void) {
    this.plan = plan
    this.#parts = parts
    this.#onTerminal = onTerminal
    this.#meter = parts.createMeter()
    for (const request of plan.spent ?? []) this.#meter.takeOver(request)
    this.#state = plan.state
    this.#writer = new EventWriter({
      log: parts.log,
      stream: plan.stream,
      fence: plan.fence,
      onAppend: (events) => parts.heard(plan, events, this.#state),
      onFailure: (error) => {
        if (!(error instanceof AppendRefused)) parts.report(plan, error)
        this.#halt({ why: 'fenced' })
      },
    })
  }

  /** Runs to the end. Never rejects. */
  async run(): Promise<void> {
    using watching = new DisposableStack()
    try {
      watching.use(await this.#watch())
      await this.#workOrStop()
      await this.#end({ type: 'completed', usage: this.#meter.usage, result: this.#result() })
    } catch (error) {
      await this.#endAfter(error)
    }
  }

  /** Its readers have been told of the end, though what is left to do may not be done yet. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  get isCancelled(): boolean {
    return this.#stop?.why === 'cancelled'
  }

  /** Ends the upstream now; the terminal event follows. Twice is harmless. */
  cancel(by: MemberId): void {
    this.#halt({ why: 'cancelled', by, at: this.#parts.clock.now() })
  }

  /** The lease was lost: stops without a word, for another server has the word now (EL6). */
  fenced(): void {
    this.#halt({ why: 'fenced' })
  }

  /** Stops, keeping what was written, for the next server to go on (T6). */
  handOver(): void {
    this.#halt({ why: 'hand-over' })
  }

  #halt(stop: Stop): void {
    if (this.#stop) return
    this.#stop = stop
    this.#abort.abort(new Error(stop.why))
    if (stop.why === 'cancelled') this.#parts.clock.after(confirmationMs, () => this.#closed.resolve())
    else this.#closed.resolve()
  }

  /** The intent to cancel may come from another server, as an event of this stream (G3). */
  async #watch(): Promise<Disposable> {
    const holder = await this.#parts.log.open(this.plan.stream)
    const listening = holder.stream.listen(({ event }) => this.#notice(event))
    for (const event of holder.stream.image.events) this.#notice(event)
    return {
      [Symbol.dispose]: () => {
        listening[Symbol.dispose]()
        holder[Symbol.dispose]()
      },
    }
  }

  #notice(event: GenerationEvent): void {
    if (event.type === 'cancelling') this.cancel(event.by)
    if (!isTerminal(event)) return
    this.#hasEnded = true
    this.#onTerminal()
  }

  /** Resolves when the work is whole; rejects when it failed, or was stopped and did not end by itself. */
  async #workOrStop(): Promise<void> {
    const abandoned = this.#closed.promise.then(() => this.#abort.signal.throwIfAborted())
    await Promise.race([this.#work(), abandoned])
  }

  async #work(): Promise<void> {
    const { task, ask, kept } = this.plan
    const { signal } = this.#abort
    const context: TaskContext = {
      ask: (request, resume, only) =>
        ask(request, {
          signal: only ? AbortSignal.any([signal, only]) : signal,
          meter: this.#meter.part(),
          ...(resume ? { resume } : {}),
        }),
      signal,
      clock: this.#parts.clock,
      ...(kept ? { kept } : {}),
    }
    try {
      for await (const event of task.run(context)) {
        signal.throwIfAborted()
        const state = reduceGeneration(this.#state, event)
        // Progress never goes back; what would is not said.
        if (event.type === 'progress' && state === this.#state) continue
        this.#state = state
        this.#writer.write(event)
        await this.#writer.ready()
      }
    } finally {
      this.#upstreamClosedAt ??= this.#parts.clock.now()
    }
  }

  async #endAfter(error: unknown): Promise<void> {
    const stop = this.#stop
    if (stop?.why === 'fenced') return
    if (stop?.why === 'hand-over') return this.#writer.drain()
    if (stop?.why === 'cancelled') return this.#end(this.#cancelled(stop))
    const appError: AppError = appErrorOf(error)
    this.#parts.report(this.plan, error)
    await this.#end({ type: 'error', error: appError.body })
  }

  #cancelled({ by, at }: Extract<Stop, { why: 'cancelled' }>): TerminalEvent {
    const closedAt = this.#upstreamClosedAt
    this.#meter.settle('cancelled')
    return {
      type: 'cancelled',
      receipt: {
        by,
        textLength: this.#state.text.length,
        upstreamClosedMs: closedAt === undefined ? 'unconfirmed' : Math.max(0, Math.round(closedAt - at)),
        usage: this.#meter.usage,
      },
    }
  }

  #result(): GenerationResult {
    const { documentId, member, task } = this.plan
    const { text, provider, model, location, seams } = this.#state
    if (provider === undefined || model === undefined || location === undefined)
      throw new Error('a generation was completed by nobody')
    const finishedAt = new Date().toISOString()
    const provenance = { provider, model, location, seams, ...task.versions, finishedAt, member }
    return { documentId, textLength: text.length, provenance, ...task.result?.(this.#state) }
  }

  async #end(terminal: TerminalEvent): Promise<void> {
    const { settle, report } = this.#parts
    const made = { state: this.#state, usage: this.#meter.usage }
    try {
      await this.#writer.end(terminal, await settle(this.plan, terminal, made))
      await this.plan.task.afterwards?.(terminal)
      // Only text comes in pieces that are to be one.
      if (made.state.text !== '') await this.#parts.log.fold(this.plan.stream)
    } catch (error) {
      // Ended elsewhere, or taken over: whoever did has said the last word.
      if (!(error instanceof AppendRefused)) report(this.plan, error)
    }
  }
}

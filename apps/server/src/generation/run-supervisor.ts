import type { WriterLeases } from '@clausemint/db'
import type { GenerationId } from '@clausemint/protocol'
import { GenerationRun, type RunParts, type RunPlan } from './generation-run.ts'

interface Parts extends RunParts {
  leases: WriterLeases
  /** No other process can write: leases need no renewing, but when orphans are looked for. */
  alone?: boolean
  onLeaseError(error: unknown): void
}

/** Long enough to live through a stall of two seconds, short enough that an orphan goes on within five (G6). */
export const leaseMs = 3_000
const renewMs = 1_000

/** The runs of this server: starts them, keeps their leases, and lets them go when the server leaves. */
export class RunSupervisor {
  readonly #parts: Parts
  readonly #runs = new Map<GenerationId, { run: GenerationRun; ended: Promise<void> }>()
  #stopRenewing = () => {}
  #renewing: Promise<void> | undefined
  #leaving = false

  constructor(parts: Parts) {
    this.#parts = parts
    if (!parts.alone) this.#scheduleRenewal()
  }

  get size(): number {
    return this.#runs.size
  }

  find(id: GenerationId): GenerationRun | undefined {
    return this.#runs.get(id)?.run
  }

  /**
   * A run of the same generation under an older epoch has lost its lease, and gives its place up. `whenEnded`: called at
   * least once; whoever reads the terminal event may start another one at once.
   */
  launch(plan: RunPlan, whenEnded: () => void): void {
    if (this.#leaving) {
      whenEnded()
      return
    }
    this.find(plan.id)?.fenced()
    const run = new GenerationRun(plan, this.#parts, whenEnded)
    const ended = run.run().finally(() => {
      if (this.find(plan.id) === run) this.#runs.delete(plan.id)
      whenEnded()
    })
    this.#runs.set(plan.id, { run, ended })
  }

  /** Stops every run so that another server, or this one after its restart, goes on at once (T6). */
  async handOver(): Promise<void> {
    this.#leaving = true
    this.#stopRenewing()
    const running = [...this.#runs.values()]
    for (const { run } of running) run.handOver()
    await Promise.all(running.map(({ ended }) => ended))
    // One that is still under way would take the lease again, and the next server wait for it to run out.
    await this.#renewing
    await this.#parts.leases.release()
  }

  #scheduleRenewal(): void {
    this.#stopRenewing = this.#parts.clock.after(renewMs, () => {
      this.renew().then(
        () => this.#leaving || this.#scheduleRenewal(),
        (error: unknown) => {
          // A database that stalls takes no leases away either: the writer's epoch stands, and it renews later.
          this.#parts.onLeaseError(error)
          if (!this.#leaving) this.#scheduleRenewal()
        },
      )
    })
  }

  /** Says that this server lives and writes what it writes; stops the runs that are another's now. */
  async renew(): Promise<void> {
    const held = [...this.#runs.values()].map(({ run }) => ({ stream: run.plan.stream, epoch: run.plan.fence.epoch }))
    if (held.length === 0) return
    const renewing = this.#parts.leases.renew(held, leaseMs)
    this.#renewing = renewing.then(
      () => {},
      () => {},
    )
    const lost = new Set(await renewing)
    for (const { run } of this.#runs.values()) if (lost.has(run.plan.stream)) run.fenced()
  }
}

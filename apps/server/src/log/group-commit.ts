import type { Clock } from '@clausemint/ai'
import type { Append, AppendOutcome } from '@clausemint/db'

type Commit = (appends: readonly Append[]) => Promise<AppendOutcome[]>

interface Waiting {
  append: Append
  resolve(outcome: AppendOutcome): void
  reject(error: unknown): void
}

/** Told in the turn in which a commit is known, before anybody's `append` resolves. */
export type CommitListener = (append: Append, outcome: AppendOutcome) => void

interface Options {
  clock: Clock
  onStall(error: unknown): void
}

/** A database that does not answer is waited for this long in all; then the appends in hand are given up. */
const patienceMs = 60_000
const firstPauseMs = 50
const longestPauseMs = 2_000

/**
 * While a commit is in flight, appends gather; the next commit takes them all (EL3). One commit at a time, no timer:
 * an append to an idle log is committed at once.
 */
export class GroupCommit {
  readonly #commit: Commit
  readonly #options: Options
  readonly #listeners: CommitListener[] = []
  #queue: Waiting[] = []
  #running: Promise<void> | undefined

  constructor(commit: Commit, options: Options) {
    this.#commit = commit
    this.#options = options
  }

  listen(listener: CommitListener): void {
    this.#listeners.push(listener)
  }

  append(append: Append): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ append, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Resolves once everything that was appended before is committed or refused. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    // The first append of a turn must not go alone when others of the same turn follow it.
    await Promise.resolve()
    while (this.#queue.length > 0) {
      const batch = this.#queue
      this.#queue = []
      await this.#commitBatch(batch)
    }
    this.#running = undefined
  }

  async #commitBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#commitPatiently(batch.map(({ append }) => append))
      for (const [i, outcome] of outcomes.entries()) {
        const waiting = batch[i]
        if (waiting) for (const listener of this.#listeners) listener(waiting.append, outcome)
      }
      for (const [i, outcome] of outcomes.entries()) batch[i]?.resolve(outcome)
    } catch (error) {
      for (const waiting of batch) waiting.reject(error)
    }
  }

  /**
   * A database that is away comes back; meanwhile nothing is lost and nothing is shown. A commit whose answer was lost
   * may be made twice: deltas carry their offset, and a stream ends once, so the second time changes no text.
   */
  async #commitPatiently(appends: readonly Append[]): Promise<AppendOutcome[]> {
    const { clock, onStall } = this.#options
    const deadline = clock.now() + patienceMs
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        return await this.#commit(appends)
      } catch (error) {
        onStall(error)
        if (clock.now() + pause > deadline) throw error
        await new Promise<void>((resolve) => clock.after(pause, resolve))
      }
    }
  }
}

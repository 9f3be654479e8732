import type { Clock } from '@clausemint/ai'
import type { FastifyBaseLogger } from 'fastify'
import type { GenerationRecovery } from './generation-recovery.ts'

/** With the lease's three seconds, an orphan goes on within five (G6). */
const lookMs = 1_000
/** Alone, only a run whose end could not be written is left; and looking stops everybody else for some milliseconds. */
const lookAloneMs = 30_000

interface Parts {
  clock: Clock
  /** No other process can be writing: all running generations are orphans at the start. */
  alone: boolean
  logger: FastifyBaseLogger
}

/** Looks for generations that nobody writes any more: once at the start, then, where other servers may die, for ever. */
export class OrphanWatch {
  readonly #recovery: GenerationRecovery
  readonly #parts: Parts
  #cancel = () => {}
  #stopped = false

  constructor(recovery: GenerationRecovery, parts: Parts) {
    this.#recovery = recovery
    this.#parts = parts
  }

  async start(): Promise<void> {
    await this.#recovery.recover({ all: this.#parts.alone })
    this.#next()
  }

  stop(): void {
    this.#stopped = true
    this.#cancel()
  }

  #next(): void {
    if (this.#stopped) return
    const { clock, alone } = this.#parts
    this.#cancel = clock.after(alone ? lookAloneMs : lookMs, () => {
      this.#recovery
        .recover({ all: false })
        .catch((error: unknown) => this.#parts.logger.warn({ err: error }, 'orphans could not be looked for'))
        .finally(() => this.#next())
    })
  }
}

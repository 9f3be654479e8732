import type { Clock } from '@clausemint/ai'
import type { FastifyBaseLogger } from 'fastify'

const hourMs = 60 * 60_000

interface Parts {
  clock: Clock
  logger: FastifyBaseLogger
  /** What is to be done now and then; each by itself. */
  chores: readonly (() => Promise<void>)[]
}

/** Does what nobody waits for, at the start and every hour: a chore that fails is tried again at the next round. */
export class Housekeeping {
  readonly #parts: Parts
  #stop = () => {}
  #round: Promise<void> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  start(): void {
    this.#round = this.#doAll()
    this.#stop = this.#parts.clock.after(hourMs, () => this.start())
  }

  /** Resolves once nothing is being done any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop()
    await this.#round
  }

  async #doAll(): Promise<void> {
    const { chores, logger } = this.#parts
    for (const chore of chores)
      await chore().catch((error: unknown) => logger.warn({ err: error }, 'a chore could not be done'))
  }
}

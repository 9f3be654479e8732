import { AppError, type MemberId } from '@clausemint/protocol'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { PreparedTask } from './task.ts'

export interface GenerationLimitsConfig {
  concurrentGenerations: number
  generationsPerMinute: number
  promptCharacters: number
}

/** What one member may ask of the engine (G8). Each refusal names its limit and when to try again. */
export class GenerationLimits {
  readonly #config: GenerationLimitsConfig
  readonly #rate: RateLimiterMemory
  readonly #running = new Map<MemberId, number>()

  constructor(config: GenerationLimitsConfig) {
    this.#config = config
    this.#rate = new RateLimiterMemory({ points: config.generationsPerMinute, duration: 60 })
  }

  /**
   * Takes a place among the member's running generations until it is disposed.
   * @throws AppError `limit_reached`
   */
  async admit(member: MemberId): Promise<Disposable> {
    const place = this.occupy(member)
    try {
      if ((this.#running.get(member) ?? 0) > this.#config.concurrentGenerations)
        throw new AppError(
          'limit_reached',
          `You have ${this.#config.concurrentGenerations} generations running. Wait for one to end, or stop one.`,
          { limit: 'concurrent_generations', retryAfterMs: 5_000 },
        )
      await this.#rate.consume(member)
      return place
    } catch (refused) {
      place[Symbol.dispose]()
      if (!(refused instanceof RateLimiterRes)) throw refused
      throw new AppError('limit_reached', 'You have started many generations in a short time. Wait a moment.', {
        limit: 'generations_per_minute',
        retryAfterMs: refused.msBeforeNext,
      })
    }
  }

  /** Counts one that is running already (taken over), whatever the limit. */
  occupy(member: MemberId): Disposable {
    this.#running.set(member, (this.#running.get(member) ?? 0) + 1)
    let held = true
    return {
      [Symbol.dispose]: () => {
        if (!held) return
        held = false
        const left = (this.#running.get(member) ?? 1) - 1
        if (left > 0) this.#running.set(member, left)
        else this.#running.delete(member)
      },
    }
  }

  /** @throws AppError `limit_reached` when what would be sent to a model is too long. */
  checkPrompt({ bounds }: PreparedTask): void {
    const characters = bounds.longestPrompt
    const { promptCharacters } = this.#config
    if (characters > promptCharacters)
      throw new AppError('limit_reached', `This is too long: ${characters} of ${promptCharacters} characters.`, {
        limit: 'prompt_characters',
      })
  }
}

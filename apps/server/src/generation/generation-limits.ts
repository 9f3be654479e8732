import { AppError, type MemberId } from '@clausemint/protocol'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { MemberPlaces } from '../sessions/member-places.ts'
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
  readonly #running: MemberPlaces

  constructor(config: GenerationLimitsConfig) {
    this.#config = config
    const { concurrentGenerations } = config
    this.#running = new MemberPlaces(concurrentGenerations, {
      limit: 'concurrent_generations',
      message: `You have ${concurrentGenerations} generations running. Wait for one to end, or stop one.`,
      retryAfterMs: 5_000,
    })
    this.#rate = new RateLimiterMemory({ points: config.generationsPerMinute, duration: 60 })
  }

  /**
   * Takes a place among the member's running generations until it is disposed.
   * @throws AppError `limit_reached`
   */
  async admit(member: MemberId): Promise<Disposable> {
    const place = this.#running.take(member)
    try {
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
    return this.#running.occupy(member)
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

import type { Clock, Provider } from '@clausemint/ai'
import type { ProviderId } from '@clausemint/protocol'
import type { FastifyBaseLogger } from 'fastify'

/** A local model is taken to have left the memory when nobody asked for it this long. */
const idleMs = 10 * 60_000
/** A large model from a slow disk takes minutes; longer than this it is not coming. */
const patienceMs = 5 * 60_000

interface Parts {
  clock: Clock
  logger: FastifyBaseLogger
  /** Who would be asked first now. */
  first(): Provider
}

/** Loads a local model ahead: at the start, and when somebody turns up after long idleness. */
export class WarmUp {
  readonly #parts: Parts
  readonly #closed = new AbortController()
  #lastUse: number | undefined
  /** Who is loaded or being loaded. Another one is not there yet, however busy the server was. */
  #loaded: ProviderId | undefined
  #loading = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Somebody may soon ask for text. Cheap, and never fails. */
  expectWork(): void {
    const { clock, logger } = this.#parts
    const now = clock.now()
    const provider = this.#parts.first()
    const isLoaded = provider.id === this.#loaded && this.#lastUse !== undefined && now - this.#lastUse <= idleMs
    this.#lastUse = now
    if (isLoaded || this.#loading || !provider.warmUp) return
    this.#loading = true
    this.#loaded = provider.id
    const signal = AbortSignal.any([this.#closed.signal, AbortSignal.timeout(patienceMs)])
    provider
      .warmUp(signal)
      .catch((error: unknown) => {
        this.#loaded = undefined
        logger.debug({ provider: provider.id, err: error }, 'the model could not be loaded ahead')
      })
      .finally(() => {
        this.#loading = false
      })
  }

  close(): void {
    this.#closed.abort()
  }
}

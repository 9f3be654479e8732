import {
  CircuitBreakers,
  type Clock,
  type Deadlines,
  type ModelRequest,
  type ModelStreamEvent,
  type PriceTable,
  type Provider,
  type ProviderMonitor,
  type Resume,
  streamModel,
  UsageMeter,
} from '@clausemint/ai'
import type { AiStatus, ProviderId, ProviderTest } from '@clausemint/protocol'
import { appErrorOf } from '../generation/app-error-of.ts'
import type { Choice, ProviderChain } from './provider-chain.ts'
import type { WarmUp } from './warm-up.ts'

export interface StreamRequest {
  signal: AbortSignal
  meter: UsageMeter
  resume?: Resume
}

interface Parts {
  providers: ReadonlyMap<ProviderId, Provider>
  chain: ProviderChain
  clock: Clock
  deadlines: Partial<Deadlines>
  breakers: CircuitBreakers
  monitor: ProviderMonitor
  prices: PriceTable
  warmUp: WarmUp
}

/** Milliseconds an operator's page waits for a provider's answer about itself. */
const probeMs = 2_000
const testRequest: ModelRequest = {
  system: 'You answer in one short sentence.',
  messages: [{ role: 'user', text: 'Say in one sentence what a non-disclosure agreement is for.' }],
  // A model that thinks before it writes takes its thoughts from these.
  maxOutputTokens: 2_000,
  temperature: 0,
  async *withoutModel() {
    yield 'A non-disclosure agreement keeps what one party tells another in confidence.'
  },
}

/** Everything the server knows of providers: who is asked, how they are, and the way to ask them. */
export class ProviderService {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /**
   * Who would be asked, in order.
   * @throws AppError `invalid_input`
   */
  chainFor(choice: Choice): Provider[] {
    return this.#parts.chain.for(choice)
  }

  /** Every configured provider. */
  all(): Provider[] {
    return [...this.#parts.providers.values()]
  }

  createMeter(): UsageMeter {
    return new UsageMeter(this.#parts.clock, this.#parts.prices)
  }

  stream(chain: readonly Provider[], request: ModelRequest, options: StreamRequest): AsyncIterable<ModelStreamEvent> {
    this.#parts.warmUp.expectWork()
    return this.#ask(chain, request, options, this.#parts.breakers)
  }

  #ask(chain: readonly Provider[], request: ModelRequest, options: StreamRequest, breakers: CircuitBreakers) {
    const { clock, deadlines, monitor } = this.#parts
    return streamModel(chain, request, {
      ...options,
      clock,
      deadlines,
      breakers,
      onError: (provider, error) => monitor.failed(provider, error),
      onFirstToken: (provider, milliseconds) => monitor.firstToken(provider, milliseconds),
    })
  }

  /** Asked by every page that opens, so a sleeping local model is woken too. */
  async status(): Promise<AiStatus> {
    const { providers, chain, monitor, warmUp } = this.#parts
    warmUp.expectWork()
    const ranks = chain.ranks()
    const signal = AbortSignal.timeout(probeMs)
    const statuses = await Promise.all(
      [...providers.values()].map(async (provider) => {
        const rank = ranks.get(provider.id)
        return { ...(await monitor.status(provider, signal)), ...(rank === undefined ? {} : { rank }) }
      }),
    )
    return { providers: statuses, default: chain.default, fallbackToRemote: chain.fallbackToRemote }
  }

  /**
   * One streamed sentence from this provider and no other. It is asked even where its breaker is open, for whoever
   * tests wants to know how it is now; when it answers, generations may ask it again too.
   */
  async test(id: ProviderId): Promise<ProviderTest> {
    const { chain, clock, deadlines, breakers } = this.#parts
    const provider = chain.find(id)
    const meter = this.createMeter()
    const signal = AbortSignal.timeout(deadlines.requestMs ?? 300_000)
    let text = ''
    let chunks = 0
    try {
      for await (const event of this.#ask([provider], testRequest, { signal, meter }, new CircuitBreakers(clock))) {
        if (event.type !== 'text') continue
        text += event.text
        chunks++
      }
    } catch (error) {
      const { message, details } = appErrorOf(error)
      const code = details.provider?.code ?? 'timeout'
      return { provider: id, ok: false, text, chunks, error: { code, message } }
    }
    breakers.of(id).succeeded()
    const { timeToFirstTokenMs } = meter.usage
    return { provider: id, ok: true, text, chunks, ...(timeToFirstTokenMs === undefined ? {} : { timeToFirstTokenMs }) }
  }

  async setDefault(id: ProviderId): Promise<AiStatus> {
    this.#parts.chain.default = id
    return this.status()
  }
}

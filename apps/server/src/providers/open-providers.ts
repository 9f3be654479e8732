import {
  CircuitBreakers,
  type Clock,
  createProviders,
  openWire,
  type PriceTable,
  type Provider,
  ProviderMonitor,
} from '@clausemint/ai'
import type { ProviderId } from '@clausemint/protocol'
import type { FastifyBaseLogger } from 'fastify'
import type { AiConfig } from '../config/index.ts'
import { detectDefault } from './default-provider.ts'
import { ProviderChain } from './provider-chain.ts'
import { ProviderService } from './provider-service.ts'
import { WarmUp } from './warm-up.ts'

export interface OpenProviders extends AsyncDisposable {
  service: ProviderService
}

/** All configured providers and the order of asking them. `given`: a test's own, in place of the configured ones. */
export async function openProviders(
  config: AiConfig,
  { clock, logger, prices }: { clock: Clock; logger: FastifyBaseLogger; prices: PriceTable },
  given?: ReadonlyMap<ProviderId, Provider>,
): Promise<OpenProviders> {
  const wire = openWire({ connectMs: config.deadlines.connectMs })
  const providers = given ?? createProviders(config.providers, wire)
  const first = config.provider ?? (await detectDefault(providers))
  const chain = new ProviderChain(providers, {
    default: first,
    fallback: fallbackFor(config, first),
    fallbackToRemote: config.fallbackToRemote,
  })
  const breakers = new CircuitBreakers(clock)
  const warmUp = new WarmUp({ clock, logger, first: () => chain.find(chain.default) })
  warmUp.expectWork()
  const service = new ProviderService({
    providers,
    chain,
    clock,
    deadlines: config.deadlines,
    breakers,
    monitor: new ProviderMonitor(breakers, clock),
    prices,
    warmUp,
  })
  return {
    service,
    async [Symbol.asyncDispose]() {
      warmUp.close()
      await wire.close()
    },
  }
}

/** Whoever names a provider gets that one and the fallbacks they name; whoever names none gets what works. */
const fallbackFor = ({ provider, fallback }: AiConfig, first: ProviderId): readonly ProviderId[] =>
  provider === undefined && fallback.length === 0 && first !== 'library' ? ['library'] : fallback

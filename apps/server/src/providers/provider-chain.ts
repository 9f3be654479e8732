import { chainFor, type Provider } from '@clausemint/ai'
import { AppError, type ProviderId, type ProviderLocation } from '@clausemint/protocol'

interface ChainConfig {
  default: ProviderId
  fallback: readonly ProviderId[]
  /** From a local provider to a remote one (P5). */
  fallbackToRemote: boolean
}

export interface Choice {
  provider?: ProviderId
  localOnly: boolean
  /** Where the text went so far; what was begun on this machine goes no further than a fallback may. */
  begun?: ProviderLocation | undefined
}

/** In which order providers are asked, and who may not be asked at all. */
export class ProviderChain {
  readonly #providers: ReadonlyMap<ProviderId, Provider>
  readonly #config: ChainConfig

  constructor(providers: ReadonlyMap<ProviderId, Provider>, config: ChainConfig) {
    this.#providers = providers
    this.#config = { ...config }
  }

  get default(): ProviderId {
    return this.#config.default
  }

  set default(id: ProviderId) {
    this.#config.default = this.find(id).id
  }

  get fallbackToRemote(): boolean {
    return this.#config.fallbackToRemote
  }

  /** @throws AppError `invalid_input` for one that is not configured. */
  find(id: ProviderId): Provider {
    const provider = this.#providers.get(id)
    if (!provider) throw unusable(`There is no provider "${id.slice(0, 40)}" here.`)
    return provider
  }

  /**
   * The order of asking for one generation; at least one.
   * @throws AppError `invalid_input` when nobody may be asked.
   */
  for({ provider, localOnly, begun }: Choice): Provider[] {
    const { fallback, fallbackToRemote } = this.#config
    const first = this.find(provider ?? this.default)
    if (localOnly && provider !== undefined && first.location === 'remote')
      throw unusable(`This document is for local providers only, and ${provider} is remote.`)
    const order = [...new Set([first, ...fallback.map((id) => this.find(id))])]
    const staysLocal = localOnly || (begun === 'local' && !fallbackToRemote)
    const chain = chainFor(order, { localOnly: staysLocal, fallbackToRemote })
    if (chain.length > 0) return chain
    throw unusable(
      localOnly
        ? 'This document is for local providers only, and none of those that would be asked is local. Choose one.'
        : 'This was begun by a local provider, and now only remote ones would be asked. Try again to use them.',
    )
  }

  /** The place of each provider in the order of asking. */
  ranks(): Map<ProviderId, number> {
    return new Map(this.for({ localOnly: false }).map(({ id }, rank) => [id, rank]))
  }
}

const unusable = (message: string) =>
  new AppError('invalid_input', message, { fields: [{ path: 'provider', message }] })

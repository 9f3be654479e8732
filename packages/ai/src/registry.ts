import type { ProviderId, ProviderLocation } from '@clausemint/protocol'
import type { Provider } from './provider.ts'
import { claude } from './providers/claude.ts'
import { custom, mistralApi } from './providers/custom.ts'
import { gemini } from './providers/gemini.ts'
import { library } from './providers/library.ts'
import { ollama } from './providers/ollama.ts'
import { openai } from './providers/openai.ts'
import { type ProviderKind, ProviderSettingsError } from './providers/provider-kind.ts'
import { openWire, type Wire } from './wire/wire.ts'

/** Every kind there is. A new one is a file in `providers/` and a line here. */
export const providerKinds = {
  mistral: ollama('mistral'),
  llama: ollama('llama3.2'),
  openai,
  claude,
  gemini,
  'mistral-api': mistralApi,
  custom,
  library,
} satisfies Record<string, ProviderKind>

export type ProviderKindName = keyof typeof providerKinds

/** What an operator may say about one provider. What a kind does not know is refused. */
export interface ProviderSettings {
  /** Left out where the provider's name is a kind's; a further OpenAI-compatible server is a `custom` by any name. */
  kind?: string | undefined
  apiKey?: string | undefined
  baseUrl?: string | undefined
  model?: string | undefined
  headers?: Record<string, string> | undefined
  location?: ProviderLocation | undefined
  keepAlive?: string | number | undefined
  maxContextTokens?: number | undefined
}

/**
 * The providers an operator configured, by name. Empty settings count as absent, as in an environment.
 * @throws ProviderSettingsError with one line that names the provider and what is wrong
 */
export function createProviders(
  settings: Readonly<Record<ProviderId, ProviderSettings>>,
  wire: Wire = openWire(),
): Map<ProviderId, Provider> {
  const providers = new Map<ProviderId, Provider>()
  for (const [id, { kind = id, ...given }] of Object.entries(settings)) {
    const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''))
    providers.set(id, kindOf(id, kind).create(id, present, wire))
  }
  return providers
}

export const isProviderKind = (name: string): name is ProviderKindName => Object.hasOwn(providerKinds, name)

function kindOf(id: ProviderId, kind: string): ProviderKind {
  if (isProviderKind(kind)) return providerKinds[kind]
  const known = Object.keys(providerKinds).join(', ')
  throw new ProviderSettingsError(`Provider "${id}" is of no known kind (${known}).`)
}

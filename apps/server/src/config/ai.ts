import type { Deadlines, PriceTable, ProviderSettings } from '@clausemint/ai'
import type { ProviderId } from '@clausemint/protocol'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { knownNames, missingFor, parseProviders } from './providers.ts'
import type { Environment } from './read-environment.ts'
import { flag, json, list, parseVariables, wholeNumber } from './variables.ts'

export interface AiConfig {
  /** Absent: Ollama when it answers, then OpenAI when its key is there, then the clause library. */
  provider: ProviderId | undefined
  /** Asked in this order after the first one failed (G4). */
  fallback: ProviderId[]
  /** From a local provider to a remote one (P5). */
  fallbackToRemote: boolean
  /** Every provider that can be used, by its name. */
  providers: Record<ProviderId, ProviderSettings>
  /** Milliseconds (G5). */
  deadlines: Deadlines & { connectMs: number }
  /** Wins over the built-in table. */
  prices: PriceTable
}

const price = z.number().min(0).max(1_000_000)
const modelPrice = z
  .strictObject({ inputPerMillion: price, outputPerMillion: price })
  .transform(({ inputPerMillion, outputPerMillion }) => ({ input: inputPerMillion, output: outputPerMillion }))
const prices = json<PriceTable>(
  z.record(z.string(), modelPrice),
  'a JSON object of models and US dollars, like {"gpt-5":{"inputPerMillion":1.25,"outputPerMillion":10}}',
)
// setTimeout fires at once beyond 2^31 - 1.
const milliseconds = wholeNumber(1, 2 ** 31 - 1)

const variables = {
  AI_PROVIDER: z.string().toLowerCase().optional(),
  AI_FALLBACK: z.string().toLowerCase().pipe(list).default([]),
  AI_FALLBACK_TO_REMOTE: flag.default(false),
  AI_CONNECT_TIMEOUT_MS: milliseconds.default(10_000),
  AI_FIRST_TOKEN_TIMEOUT_MS: milliseconds.default(240_000),
  AI_SILENCE_TIMEOUT_MS: milliseconds.default(60_000),
  AI_REQUEST_TIMEOUT_MS: milliseconds.default(300_000),
  AI_PRICES: prices.default({}),
}

export function parseAi(environment: Environment): AiConfig {
  const values = parseVariables(variables, environment)
  const providers = parseProviders(environment)
  if (values.AI_PROVIDER !== undefined) assertUsable('AI_PROVIDER', values.AI_PROVIDER, providers)
  assertFallback(values.AI_PROVIDER, values.AI_FALLBACK, providers)
  return {
    provider: values.AI_PROVIDER,
    fallback: values.AI_FALLBACK,
    fallbackToRemote: values.AI_FALLBACK_TO_REMOTE,
    providers,
    deadlines: {
      connectMs: values.AI_CONNECT_TIMEOUT_MS,
      firstTokenMs: values.AI_FIRST_TOKEN_TIMEOUT_MS,
      silenceMs: values.AI_SILENCE_TIMEOUT_MS,
      requestMs: values.AI_REQUEST_TIMEOUT_MS,
    },
    prices: values.AI_PRICES,
  }
}

function assertFallback(first: string | undefined, fallback: string[], providers: AiConfig['providers']): void {
  for (const [index, name] of fallback.entries()) {
    if (name === first) throw new ConfigError('AI_FALLBACK', `names ${name}, which is AI_PROVIDER; it must be another`)
    if (fallback.indexOf(name) !== index) {
      throw new ConfigError('AI_FALLBACK', `names ${name} twice; each provider is allowed once`)
    }
    assertUsable('AI_FALLBACK', name, providers)
  }
}

function assertUsable(variable: string, name: string, providers: AiConfig['providers']): void {
  if (Object.hasOwn(providers, name)) return
  const shown = JSON.stringify(name.slice(0, 40))
  const allowed = `one of ${knownNames(providers).join(', ')}, or a name in CUSTOM_PROVIDERS`
  throw new ConfigError(variable, missingFor(name) ?? `has ${shown}, but must be ${allowed}`)
}

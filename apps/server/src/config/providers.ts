import { type ProviderSettings, providerKinds } from '@clausemint/ai'
import type { ProviderId } from '@clausemint/protocol'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { present, readSettings, variablePrefix } from './provider-settings.ts'
import type { Environment } from './read-environment.ts'
import { list, parseVariables, webAddress, wholeNumber } from './variables.ts'

const ollamaAddress = 'http://localhost:11434'
const builtInNames = Object.keys(providerKinds)
/** These need no key; every other kind is there as soon as its key is. */
const keylessNames: readonly string[] = ['mistral', 'llama', 'custom', 'library']
/** Their variables already mean something else. */
const reservedNames: readonly string[] = [...builtInNames, 'ollama', 'anthropic', 'ai', 'limit', 'database', 'public']

/**
 * Every provider a request could go to: those that need nothing, those whose key is there, and the operator's own.
 * @throws ConfigError
 */
export function parseProviders(environment: Environment): Record<ProviderId, ProviderSettings> {
  return {
    ...ollamaProviders(environment),
    ...keyedProviders(environment),
    ...customProviders(environment),
    library: {},
  }
}

/** What is to be done before `name` can be used, continuing "AI_PROVIDER ..."; undefined for an unknown name. */
export function missingFor(name: ProviderId): string | undefined {
  if (name === 'custom') return 'names custom, which needs CUSTOM_BASE_URL and CUSTOM_MODEL'
  if (builtInNames.includes(name)) return `names ${name}, which needs ${variablePrefix(name)}_API_KEY`
  return undefined
}

export function knownNames(configured: Record<ProviderId, ProviderSettings>): string[] {
  return [...new Set([...builtInNames, ...Object.keys(configured)])]
}

const ollamaVariables = {
  OLLAMA_BASE_URL: webAddress.optional(),
  OLLAMA_KEEP_ALIVE: z
    .string()
    .regex(/^(-1|0|[1-9]\d*(s|m|h))$/, 'a time like 30m, 0, or -1 for ever')
    .transform((value) => (/^-?\d+$/.test(value) ? Number(value) : value))
    .optional(),
  OLLAMA_CONTEXT_LENGTH: wholeNumber(2048, 10_000_000).optional(),
}

function ollamaProviders(environment: Environment): Record<ProviderId, ProviderSettings> {
  const shared = parseVariables(ollamaVariables, environment)
  const mistral = keyless(readSettings('mistral', environment))
  const all: ProviderSettings = {
    baseUrl: shared.OLLAMA_BASE_URL ?? mistral.baseUrl ?? ollamaAddress,
    ...present('keepAlive', shared.OLLAMA_KEEP_ALIVE),
    ...present('maxContextTokens', shared.OLLAMA_CONTEXT_LENGTH),
  }
  return { mistral: { ...all, ...mistral }, llama: { ...all, ...keyless(readSettings('llama', environment)) } }
}

/** MISTRAL_API_KEY is "local" for Ollama and Mistral's own key for mistral-api: it never goes to Ollama. */
function keyless({ apiKey: _, ...settings }: ProviderSettings): ProviderSettings {
  return settings
}

function mistralKey(environment: Environment): string | undefined {
  const key = environment.MISTRAL_API_KEY
  return key === 'local' ? undefined : key
}

function keyedProviders(environment: Environment): Record<ProviderId, ProviderSettings> {
  const otherKeys: Readonly<Record<string, string | undefined>> = {
    claude: environment.ANTHROPIC_API_KEY,
    'mistral-api': mistralKey(environment),
  }
  const providers: Record<ProviderId, ProviderSettings> = {}
  for (const name of builtInNames) {
    if (keylessNames.includes(name)) continue
    const settings = readSettings(name, environment)
    const apiKey = settings.apiKey ?? otherKeys[name]
    if (apiKey !== undefined) providers[name] = { ...settings, apiKey }
  }
  return providers
}

function customProviders(environment: Environment): Record<ProviderId, ProviderSettings> {
  const names = parseVariables({ CUSTOM_PROVIDERS: list.default([]) }, environment).CUSTOM_PROVIDERS
  if (environment.CUSTOM_BASE_URL !== undefined && !names.includes('custom')) names.push('custom')
  const providers: Record<ProviderId, ProviderSettings> = {}
  for (const name of names) {
    if (name !== 'custom') assertCustomName(name)
    if (Object.hasOwn(providers, name))
      throw new ConfigError('CUSTOM_PROVIDERS', `names ${name} twice; each name is allowed once`)
    providers[name] = customProvider(name, environment)
  }
  return providers
}

function assertCustomName(name: string): void {
  const problem = `has ${JSON.stringify(name.slice(0, 40))}, but`
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name)) {
    throw new ConfigError('CUSTOM_PROVIDERS', `${problem} names must be small letters, digits and "-", like my-server`)
  }
  if (reservedNames.includes(name)) {
    throw new ConfigError('CUSTOM_PROVIDERS', `${problem} that name is taken; it must be one of your own`)
  }
}

function customProvider(name: string, environment: Environment): ProviderSettings {
  const settings = readSettings(name, environment)
  const prefix = variablePrefix(name)
  if (!settings.baseUrl) {
    throw new ConfigError(`${prefix}_BASE_URL`, `is missing; it must be the address of the provider ${name}`)
  }
  if (!settings.model) {
    throw new ConfigError(`${prefix}_MODEL`, `is missing; it must be the model to ask the provider ${name} for`)
  }
  return { kind: 'custom', ...settings }
}

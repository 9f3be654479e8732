import type { ProviderId } from '@clausemint/protocol'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import type { Environment } from './read-environment.ts'
import { json, list, parseVariables, webAddress } from './variables.ts'

/** What an operator may say of one provider; what is absent has the adapter's default. */
export interface ProviderSettings {
  apiKey?: string
  /** Without a slash at its end. */
  baseUrl?: string
  model?: string
  headers?: Record<string, string>
}

const ollamaAddress = 'http://localhost:11434'
const builtInNames = ['mistral', 'llama', 'openai', 'claude', 'gemini', 'mistral-api', 'custom', 'library'] as const
/** Their variables already mean something else. */
const reservedNames: readonly string[] = [...builtInNames, 'ollama', 'anthropic', 'ai', 'limit', 'database', 'public']

/** "mistral-api" -> "MISTRAL_API", before "_API_KEY", "_BASE_URL", "_MODEL" and "_HEADERS". */
export function variablePrefix(name: ProviderId): string {
  return name.toUpperCase().replaceAll('-', '_')
}

/**
 * Every provider a request could go to: those that need nothing, those whose key is there, and the operator's own.
 * @throws ConfigError
 */
export function parseProviders(environment: Environment): Record<ProviderId, ProviderSettings> {
  return {
    ...ollamaProviders(environment),
    ...keyedProvider('openai', environment),
    ...keyedProvider('claude', environment, environment.ANTHROPIC_API_KEY),
    ...keyedProvider('gemini', environment),
    ...keyedProvider('mistral-api', environment, mistralKey(environment)),
    ...customProviders(environment),
    library: {},
  }
}

/** What is to be done before `name` can be used, continuing "AI_PROVIDER ..."; undefined for an unknown name. */
export function missingFor(name: ProviderId): string | undefined {
  if (name === 'custom') return 'names custom, which needs CUSTOM_BASE_URL and CUSTOM_MODEL'
  if (builtInNames.some((known) => known === name)) return `names ${name}, which needs ${variablePrefix(name)}_API_KEY`
  return undefined
}

export function knownNames(configured: Record<ProviderId, ProviderSettings>): string[] {
  return [...new Set([...builtInNames, ...Object.keys(configured)])]
}

function ollamaProviders(environment: Environment): Record<ProviderId, ProviderSettings> {
  const shared = parseVariables({ OLLAMA_BASE_URL: webAddress.optional() }, environment).OLLAMA_BASE_URL
  const mistral = readSettings('mistral', environment)
  const llama = readSettings('llama', environment)
  const address = shared ?? mistral.baseUrl ?? ollamaAddress
  // MISTRAL_API_KEY is "local" for Ollama and Mistral's own key for mistral-api: it never goes to Ollama.
  const { apiKey: _, ...mistralSettings } = { baseUrl: address, ...mistral }
  return { mistral: mistralSettings, llama: { baseUrl: address, ...llama } }
}

function mistralKey(environment: Environment): string | undefined {
  const key = environment.MISTRAL_API_KEY
  return key === 'local' ? undefined : key
}

function keyedProvider(name: ProviderId, environment: Environment, otherKey?: string) {
  const settings = readSettings(name, environment)
  const apiKey = settings.apiKey ?? otherKey
  return apiKey === undefined ? {} : { [name]: { ...settings, apiKey } }
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
  return settings
}

const headerMap = z.record(z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/))

function readSettings(name: ProviderId, environment: Environment): ProviderSettings {
  const prefix = variablePrefix(name)
  const [keyName, urlName, modelName] = [`${prefix}_API_KEY`, `${prefix}_BASE_URL`, `${prefix}_MODEL`] as const
  const headersName = `${prefix}_HEADERS`
  const apiKey = parseVariables({ [keyName]: apiKeyForm.optional() }, environment)[keyName]
  const baseUrl = parseVariables({ [urlName]: webAddress.optional() }, environment)[urlName]
  const model = parseVariables({ [modelName]: z.string().optional() }, environment)[modelName]
  const headers = parseVariables({ [headersName]: headersForm.optional() }, environment)[headersName]
  return {
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(model === undefined ? {} : { model }),
    ...(headers === undefined ? {} : { headers }),
  }
}

// A key goes into a header: a line break or a letter outside ASCII would only fail at the first request.
const apiKeyForm = z.string().regex(/^[\x21-\x7e]+$/, 'letters, digits and signs without spaces')
const headersForm = json(headerMap, 'a JSON object of header names and values, like {"X-Team":"legal"}')

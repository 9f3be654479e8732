import type { ProviderSettings } from '@clausemint/ai'
import type { ProviderId } from '@clausemint/protocol'
import { z } from 'zod'
import type { Environment } from './read-environment.ts'
import { headerWord, json, oneOf, parseVariables, webAddress } from './variables.ts'

/** "mistral-api" -> "MISTRAL_API", before "_API_KEY", "_BASE_URL", "_MODEL" and "_HEADERS". */
export function variablePrefix(name: ProviderId): string {
  return name.toUpperCase().replaceAll('-', '_')
}

const headerMap = z.record(z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/))

const headers = json(headerMap, 'a JSON object of header names and values, like {"X-Team":"legal"}')
const location = oneOf(['local', 'remote'])

/** @throws ConfigError */
export function readSettings(name: ProviderId, environment: Environment): ProviderSettings {
  const variable = (suffix: string): string => `${variablePrefix(name)}_${suffix}`
  const read = <Value>(suffix: string, form: z.ZodType<Value, string>): Value | undefined =>
    parseVariables({ [variable(suffix)]: form.optional() }, environment)[variable(suffix)]
  return {
    ...present('apiKey', read('API_KEY', headerWord)),
    ...present('baseUrl', read('BASE_URL', webAddress)),
    ...present('model', read('MODEL', z.string())),
    ...present('headers', read('HEADERS', headers)),
    ...present('location', read('LOCATION', location)),
  }
}

/** An absent setting is left out, so that spreading it over a default keeps the default. */
export function present<Name extends keyof ProviderSettings>(name: Name, value: ProviderSettings[Name] | undefined) {
  return value === undefined ? {} : { [name]: value }
}

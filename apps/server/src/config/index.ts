import { type JurisdictionId, jurisdictionIds } from '@clausemint/protocol'
import { z } from 'zod'
import { type AiConfig, parseAi } from './ai.ts'
import { type DatabaseConfig, parseDatabase } from './database.ts'
import { type HttpConfig, parseHttp } from './http.ts'
import { type LimitsConfig, parseLimits } from './limits.ts'
import { readEnvironment, withoutBlanks } from './read-environment.ts'
import { headerText, oneOf, parseVariables, wholeNumber } from './variables.ts'

export type { AiConfig } from './ai.ts'
export { ConfigError } from './config-error.ts'
export type { DatabaseConfig } from './database.ts'
export type { HttpConfig } from './http.ts'
export type { LimitsConfig } from './limits.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export interface Config {
  http: HttpConfig
  database: DatabaseConfig
  ai: AiConfig
  limits: LimitsConfig
  session: {
    /** How long a session lasts after its last use. */
    days: number
    /** Opens what only operators may do; absent: nobody may. */
    operatorToken: string | undefined
  }
  log: { level: (typeof logLevels)[number] }
  defaultJurisdiction: JurisdictionId
}

const variables = {
  SESSION_DAYS: wholeNumber(1, 3650).default(30),
  OPERATOR_TOKEN: headerText.min(16, 'at least 16 characters long').max(500, 'at most 500 characters long').optional(),
  LOG_LEVEL: oneOf(logLevels).default('info'),
  DEFAULT_JURISDICTION: z
    .string()
    // "India" and "England & Wales" are what people write.
    .transform((value) => value.toLowerCase().replaceAll(/[^a-z]+/g, '-'))
    .pipe(oneOf(jurisdictionIds))
    .default('india'),
}

/**
 * The configuration from the variables of the process and the `.env` file of the working folder.
 * @throws ConfigError
 */
export function loadConfig(): Config {
  return parseConfig(readEnvironment(process.cwd(), process.env))
}

/**
 * The configuration from the given variables alone.
 * @throws ConfigError
 */
export function parseConfig(processVariables: Readonly<Record<string, string | undefined>>): Config {
  const environment = withoutBlanks(processVariables)
  const values = parseVariables(variables, environment)
  return {
    http: parseHttp(environment),
    database: parseDatabase(environment),
    ai: parseAi(environment),
    limits: parseLimits(environment),
    session: { days: values.SESSION_DAYS, operatorToken: values.OPERATOR_TOKEN },
    log: { level: values.LOG_LEVEL },
    defaultJurisdiction: values.DEFAULT_JURISDICTION,
  }
}

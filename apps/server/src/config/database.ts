import { resolve } from 'node:path'
import { z } from 'zod'
import type { Environment } from './read-environment.ts'
import { parseVariables } from './variables.ts'

export interface DatabaseConfig {
  /** A Postgres server; absent: the embedded database in `dataDir`. Holds a password: never log it. */
  url: string | undefined
  /** Absolute path. */
  dataDir: string
}

const variables = {
  DATABASE_URL: z
    .string()
    .refine(isPostgresAddress, 'the address of a Postgres database, like postgres://user:password@host:5432/name')
    .optional(),
  DATA_DIR: z.string().default('./data'),
}

function isPostgresAddress(value: string): boolean {
  const protocol = URL.parse(value)?.protocol
  return protocol === 'postgres:' || protocol === 'postgresql:'
}

export function parseDatabase(environment: Environment): DatabaseConfig {
  const values = parseVariables(variables, environment)
  return { url: values.DATABASE_URL, dataDir: resolve(values.DATA_DIR) }
}

import { inject } from 'vitest'
import { freshPostgres } from '../../../support/postgres.ts'

/** A database for a server, named as its configuration names it. */
export interface ServerDatabase extends AsyncDisposable {
  env: Record<string, string>
}

/** PGlite in memory needs no configuration. */
const pglite = async (): Promise<ServerDatabase> => ({ env: {}, [Symbol.asyncDispose]: async () => {} })

async function postgres(): Promise<ServerDatabase> {
  const database = await freshPostgres(inject('postgresUrl'))
  return { env: { DATABASE_URL: database.url }, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

export const serverDatabases = { pglite, postgres }
export const engineNames = ['pglite', 'postgres'] as const
export type Engine = (typeof engineNames)[number]

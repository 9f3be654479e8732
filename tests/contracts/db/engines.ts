import { type Engine, type OpenDatabase, openDatabase } from '@clausemint/db'
import { inject } from 'vitest'
import { freshPglite } from '../../support/pglite.ts'
import { freshPostgres } from '../../support/postgres.ts'

export interface TestEngine extends AsyncDisposable {
  readonly open: OpenDatabase
  /** The same database as another server of the same installation has it; PGlite has one server. */
  another(): Promise<OpenDatabase>
  /** Takes all rows away. */
  clear(): Promise<void>
}

async function clear({ run }: OpenDatabase): Promise<void> {
  const tables = await run(
    `select string_agg(format('%I', tablename), ', ') as names from pg_tables where schemaname = 'public'`,
    [],
  )
  await run(`truncate ${tables[0]?.names} cascade`, [])
}

async function onPostgres(): Promise<TestEngine> {
  const database = await freshPostgres(inject('postgresUrl'))
  const opened: OpenDatabase[] = []
  const another = async () => {
    const open = await openDatabase({ url: database.url })
    opened.push(open)
    return open
  }
  const open = await another()
  return {
    open,
    another,
    clear: () => clear(open),
    async [Symbol.asyncDispose]() {
      for (const open of opened) await open.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

async function onPglite(): Promise<TestEngine> {
  const open = await freshPglite()
  return { open, another: async () => open, clear: () => clear(open), [Symbol.asyncDispose]: () => open.close() }
}

export const testEngines: Record<Engine, () => Promise<TestEngine>> = { pglite: onPglite, postgres: onPostgres }
export const engineNames = ['pglite', 'postgres'] as const

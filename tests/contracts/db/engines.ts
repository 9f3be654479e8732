import { type Engine, type OpenDatabase, openDatabase } from '@clausemint/db'
import { inject } from 'vitest'
import { freshPglite } from '../../support/pglite.ts'
import { freshPostgres } from '../../support/postgres.ts'

export interface TestEngine extends AsyncDisposable {
  readonly open: OpenDatabase
  /** The same database as another server of the same installation has it; PGlite has one server. */
  another(): Promise<OpenDatabase>
}

async function onPostgres(): Promise<TestEngine> {
  const database = await freshPostgres(inject('postgresUrl'))
  const opened: OpenDatabase[] = []
  const another = async () => {
    const open = await openDatabase({ url: database.url })
    opened.push(open)
    return open
  }
  return {
    open: await another(),
    another,
    async [Symbol.asyncDispose]() {
      for (const open of opened) await open.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

async function onPglite(): Promise<TestEngine> {
  const open = await freshPglite()
  return { open, another: async () => open, [Symbol.asyncDispose]: () => open.close() }
}

export const testEngines: Record<Engine, () => Promise<TestEngine>> = { pglite: onPglite, postgres: onPostgres }
export const engineNames = ['pglite', 'postgres'] as const

import type { Clock, Provider } from '@clausemint/ai'
import type { OpenDatabase } from '@clausemint/db'
import type { ProviderId } from '@clausemint/protocol'
import { type App, createApp } from '@clausemint/server/app'
import { type Config, parseConfig } from '@clausemint/server/config'
import { pino } from 'pino'
import { freshPglite } from './pglite.ts'

export interface ServerOptions {
  /** As in the environment; it starts empty. */
  env?: Record<string, string>
  /** PGlite's folder; absent: in memory. `env.DATABASE_URL` wins. */
  dataDir?: string
  /** One that the test looks into too; closed with the server. */
  database?: OpenDatabase
  clock?: Clock
  providers?: ReadonlyMap<ProviderId, Provider>
}

export interface TestServer extends AsyncDisposable {
  url: string
  app: App
  config: Config
  /** What the server logged, a line each. */
  logged: string[]
}

/** The whole server in this process, on a free port, with a database of its own. */
export async function startServer({ env = {}, dataDir, database, ...parts }: ServerOptions = {}): Promise<TestServer> {
  const parsed = parseConfig({ AI_PROVIDER: 'library', PORT: '0', ...env })
  const config = { ...parsed, database: { ...parsed.database, ...(dataDir === undefined ? {} : { dataDir }) } }
  const logged: string[] = []
  const logger = pino({ level: 'debug' }, { write: (line) => logged.push(line) })
  const inMemory = dataDir === undefined && env.DATABASE_URL === undefined
  const own = database ?? (inMemory ? await freshPglite() : undefined)
  const app = await createApp(config, { ...parts, logger, ...(own && { database: own }) })
  const url = await app.listen()
  return { url, app, config, logged, [Symbol.asyncDispose]: () => app.close() }
}

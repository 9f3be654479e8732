import type { ExtractTablesWithRelations, SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'

export type Engine = 'pglite' | 'postgres'

type NoSchema = Record<string, never>
/** Either engine, or a transaction on it. */
export type Database = PgDatabase<PgQueryResultHKT, NoSchema>
export type Transaction = PgTransaction<PgQueryResultHKT, NoSchema, ExtractTablesWithRelations<NoSchema>>

export type Row = Record<string, unknown>

/** What a database that is open offers, whichever engine it is. */
export interface OpenDatabase extends AsyncDisposable {
  readonly engine: Engine
  /** Where it is, fit for a log line: the folder, or host and database. */
  readonly location: string
  readonly db: Database
  /** One statement as a transaction of its own, parsed once a connection; for what runs thousands of times. */
  run(statement: string, parameters: readonly unknown[]): Promise<Row[]>
  /** Calls `onPayload` for every NOTIFY on `channel` until the returned function is called. PGlite: never. */
  subscribe(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>
  /** Applies the migrations of a folder that are not applied yet, one process at a time. */
  migrate(migrationsFolder: string): Promise<void>
  /** Gives the room of deleted rows back to new ones. Postgres sees to that itself; PGlite is told to, and does nothing else meanwhile. */
  reclaim(): Promise<void>
  /**
   * Resolves with the reason once the database is gone for good, though nobody closed it: PGlite's thread has died.
   * Postgres comes back, and is asked again.
   */
  readonly lost: Promise<Error>
  /** Waits for what runs, and gives the folder or the connections back. Twice is harmless. */
  close(): Promise<void>
}

export interface DatabaseLogger {
  warn(details: object, message: string): void
}

export interface DatabaseOptions {
  /** A Postgres URL. Absent: PGlite at `dataDir`. */
  url?: string
  /** PGlite's folder; `memory://` (the default) keeps nothing. */
  dataDir?: string
  /** PGlite in memory: a copy of another one's `dumpDataDir`, instead of creating it anew. */
  template?: Blob
  /** Postgres: the most connections. */
  maxConnections?: number
  /** Postgres: how long it may take to answer at first, in milliseconds. Not all that listens is Postgres. */
  patienceMs?: number
  logger?: DatabaseLogger
}

/**
 * Opens Postgres at `url`, or PGlite at `dataDir`; migrating is `migrateDatabase`'s.
 * @throws DatabaseUnavailableError Postgres can't be reached, or refuses the user or the database; the folder can't be used
 * @throws DatabaseLockedError another process has the folder
 */
export const openDatabase = (options: DatabaseOptions): Promise<OpenDatabase> =>
  options.url === undefined ? openPglite(options) : openPostgres(options.url, options)

/** The rows of `db.execute`, which is an array on one engine and has them in a field on the other. */
export async function execute(db: Database, statement: SQL): Promise<Row[]> {
  const result: unknown = await db.execute(statement)
  if (Array.isArray(result)) return result
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows))
    return result.rows
  throw new TypeError('the driver answered with something that has no rows')
}

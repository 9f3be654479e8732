import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { DatabaseOptions, OpenDatabase } from './database.ts'
import { DatabaseUnavailableError } from './database-error.ts'
import { sqlState } from './sql-state.ts'

/** Any fixed number, the same in every server that shares the database. */
const migrationLock = 0x636c6d74

/** A pool on `url`, tried before it is given out. */
export async function openPostgres(url: string, options: DatabaseOptions): Promise<OpenDatabase> {
  const place = parse(url)
  const { logger } = options
  const settings = {
    connect_timeout: 10,
    connection: { application_name: 'clausemint' },
    onnotice: (notice: postgres.Notice) => logger?.warn({ notice: notice.message }, 'notice from Postgres'),
  }
  const client = postgres(url, { ...settings, max: options.maxConnections ?? 10 })
  const db = drizzle(client)
  try {
    await withinPatience(client`select 1`, options.patienceMs)
  } catch (error) {
    await client.end({ timeout: 0 })
    throw unavailable(place, error)
  }

  const close = () => client.end({ timeout: 5 })
  return {
    engine: 'postgres',
    location: place,
    db,
    run: (statement, parameters) => client.unsafe(statement, parameters.map(asParameter), { prepare: true }),
    async subscribe(channel, onPayload) {
      const { unlisten } = await client.listen(channel, onPayload)
      return unlisten
    },
    /** On a connection of its own, which holds an advisory lock: of servers that start together, one migrates. */
    async migrate(migrationsFolder) {
      const only = postgres(url, { ...settings, onnotice: () => {}, max: 1 })
      try {
        await only`select pg_advisory_lock(${migrationLock})`
        await migrate(drizzle(only), { migrationsFolder })
      } finally {
        await only.end({ timeout: 5 })
      }
    },
    reclaim: async () => {},
    lost: new Promise(() => {}),
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function withinPatience(answer: Promise<unknown>, patienceMs = 15_000): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(Object.assign(new Error('no answer'), { code: 'no answer' })), patienceMs)
  try {
    await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** JSON goes as text, and the statement says what it is. */
function asParameter(value: unknown): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  throw new TypeError(`a statement's parameter can't be of type ${typeof value}`)
}

/** Host and database. A URL that can't be read is not repeated: the parser's own error would show the password. */
function parse(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new DatabaseUnavailableError('DATABASE_URL is no Postgres URL (postgres://user:password@host:5432/database)')
  }
  const host = parsed.host || 'localhost'
  return `database "${decodeURIComponent(parsed.pathname.slice(1)) || 'postgres'}" at ${host}`
}

function unavailable(place: string, error: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(`Postgres refuses ${place}: ${reason(error)}`)
}

function reason(error: unknown): string {
  const state = sqlState(error)
  if (state === '3D000') return 'there is no such database; create it first'
  if (state?.startsWith('28')) return 'the user or the password is wrong, or this host may not connect'
  if (state === '53300') return 'it has no connection left'
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
  return `no connection (${code}); is the server running, and is the address right?`
}

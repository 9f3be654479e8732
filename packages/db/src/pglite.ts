import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { DatabaseOptions, OpenDatabase } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { createRunner } from './pglite-runner.ts'

const memory = 'memory://'
const creating = 'creating-'

/** PGlite in memory, or in `dataDir`/pglite under the folder's lock. */
export async function openPglite({ dataDir = memory, template }: DatabaseOptions): Promise<OpenDatabase> {
  if (dataDir.startsWith(memory)) {
    const client = await PGlite.create({ dataDir: memory, ...(template && { loadDataDir: template }) })
    return wrap(client, memory, async () => {})
  }
  await mkdir(dataDir, { recursive: true })
  const unlock = await lockFolder(dataDir)
  try {
    const client = await PGlite.create({ dataDir: await cluster(resolve(dataDir)) })
    return wrap(client, dataDir, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

/**
 * The cluster's folder. It is made aside and then renamed, so that one with its name is always whole: a kill during
 * the making leaves a folder which the next start, being the only one under the lock, sweeps away.
 */
async function cluster(dataDir: string): Promise<string> {
  const path = join(dataDir, 'pglite')
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(creating)) await rm(join(dataDir, name), { recursive: true, force: true })
  }
  if (await exists(path)) return path
  const aside = join(dataDir, `${creating}${process.pid}`)
  const first = await PGlite.create({ dataDir: aside })
  await first.close()
  await rename(aside, path)
  return path
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

function wrap(client: PGlite, location: string, unlock: () => Promise<void>): OpenDatabase {
  const db = drizzle(client)
  const close = async () => {
    if (client.closed) return
    await client.close()
    await unlock()
  }
  return {
    engine: 'pglite',
    location,
    db,
    run: createRunner(client),
    subscribe: async () => async () => {},
    migrate: (migrationsFolder) => migrate(db, { migrationsFolder }),
    reclaim: async () => void (await client.exec('vacuum')),
    close,
    [Symbol.asyncDispose]: close,
  }
}

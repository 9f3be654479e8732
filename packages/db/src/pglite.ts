import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { inDataFolder } from './data-folder.ts'
import type { DatabaseOptions, OpenDatabase } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { type PgliteClient, startPglite } from './pglite-client.ts'
import { drizzleOn } from './pglite-drizzle.ts'

const memory = 'memory://'
const creating = 'creating-'

/** PGlite in memory, or in `dataDir`/pglite under the folder's lock. Its thread starts while the lock is taken. */
export async function openPglite({ dataDir = memory, template }: DatabaseOptions): Promise<OpenDatabase> {
  const client = startPglite()
  let unlock = async () => {}
  const close = async () => {
    await client.close()
    await unlock()
  }
  try {
    if (dataDir.startsWith(memory)) {
      await client.open(memory, template)
    } else {
      unlock = await inDataFolder(dataDir, () => lockFolder(dataDir))
      await client.open(await cluster(client, resolve(dataDir)))
    }
    return wrap(client, dataDir, close)
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * The cluster's folder. It is made aside and then renamed, so that one with its name is always whole: a kill during
 * the making leaves a folder which the next start, being the only one under the lock, sweeps away.
 */
async function cluster(client: PgliteClient, dataDir: string): Promise<string> {
  const path = join(dataDir, 'pglite')
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(creating)) await rm(join(dataDir, name), { recursive: true, force: true })
  }
  if (await exists(path)) return path
  const aside = join(dataDir, `${creating}${process.pid}`)
  await client.create(aside)
  await rename(aside, path)
  return path
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

function wrap(client: PgliteClient, location: string, close: () => Promise<void>): OpenDatabase {
  return {
    engine: 'pglite',
    location,
    ...drizzleOn(client),
    run: client.run,
    subscribe: async () => async () => {},
    reclaim: async () => void (await client.query('vacuum', [])),
    lost: client.lost,
    close,
    [Symbol.asyncDispose]: close,
  }
}

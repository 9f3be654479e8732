import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { inDataFolder } from './data-folder.ts'
import type { DatabaseOptions, OpenDatabase } from './database.ts'
import { DatabaseUnavailableError } from './database-error.ts'
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
      await inDataFolder(dataDir, async () => {
        unlock = await lockFolder(dataDir)
        await openCluster(client, await cluster(client, resolve(dataDir)))
      })
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

/** PGlite says of a damaged cluster no more than that; what the disk refuses has a code. */
async function openCluster(client: PgliteClient, path: string): Promise<void> {
  try {
    await client.open(path)
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== undefined) throw error
    throw new DatabaseUnavailableError(
      `The database in ${path} can't be opened: it is damaged, or another version made it. Put a copy of it there, or choose another DATA_DIR.`,
      { cause: error },
    )
  }
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

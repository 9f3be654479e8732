import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenDatabase } from './database.ts'
import type { SourceStore } from './source-store.ts'
import { createHeldSources, type ShelfWriter } from './source-store-held.ts'

const incoming = 'incoming-'
const hashName = /^[0-9a-f]{64}$/

/**
 * Files in `dataDir`/sources, which no other process writes while the database's folder is locked. One that is coming
 * in is written aside and then renamed, so that a file with its name is always whole.
 */
export function createFolderSources(database: OpenDatabase, dataDir: string): SourceStore {
  const folder = join(dataDir, 'sources')
  /** What is being written now. */
  const writing = new Set<string>()
  const pathOf = (hash: string) => join(folder, hashName.test(hash) ? hash : 'none')

  async function begin(): Promise<ShelfWriter> {
    await mkdir(folder, { recursive: true })
    const name = `${incoming}${randomUUID()}`
    const path = join(folder, name)
    writing.add(name)
    const file = await open(path, 'wx', 0o600)
    let closed: Promise<void> | undefined
    const close = () => {
      closed ??= file.close()
      return closed
    }
    return {
      write: async (chunk) => void (await file.appendFile(chunk)),
      async place(hash) {
        await file.sync()
        await close()
        await rename(path, pathOf(hash))
      },
      async discard() {
        await close()
        await rm(path, { force: true })
        writing.delete(name)
      },
    }
  }

  const list = () =>
    readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    })

  return createHeldSources(database, {
    begin,
    read: (hash) =>
      readFile(pathOf(hash)).catch((error: unknown) => {
        if (isMissing(error)) return null
        throw error
      }),
    remove: (hash) => rm(pathOf(hash), { force: true }),
    hashes: async () => (await list()).filter((name) => hashName.test(name)),
    async sweep() {
      for (const name of await list())
        if (name.startsWith(incoming) && !writing.has(name)) await rm(join(folder, name), { force: true })
    },
  })
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

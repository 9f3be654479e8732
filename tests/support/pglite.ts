import { cp, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OpenDatabase, openDatabase } from '@clausemint/db'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { migrationsFolder, migrationsHash } from './postgres-schema.ts'

declare global {
  // Node's types have its interfaces only.
  namespace WebAssembly {
    function compile(bytes: Uint8Array): Promise<Module>
  }
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/clausemint', import.meta.url))
const wasm = new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'))

/** Held as long as the process runs, so that the threads of its databases share the machine code made of it. */
let shared: Promise<WebAssembly.Module> | undefined

/** A PGlite in memory with the whole schema: a copy of one that was made once, which takes a fraction of the time. */
export async function freshPglite(): Promise<OpenDatabase> {
  shared ??= readFile(wasm).then((bytes) => WebAssembly.compile(bytes))
  await shared
  const template = new Blob([await readFile(await kept('memory.tar', makeArchive))])
  return openDatabase({ template })
}

/** Makes `dataDir` the data folder of a server that has been there before: the whole schema, and no rows. */
export async function layPglite(dataDir: string): Promise<void> {
  await cp(await kept('folder', makeFolder), join(dataDir, 'pglite'), { recursive: true })
}

/** The path of what was made for these migrations, now or by an earlier run. */
async function kept(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(cache, `pglite-${migrationsHash()}-${name}`)
  if (await exists(path)) return path
  await mkdir(cache, { recursive: true })
  const draft = `${path}.${process.pid}`
  await make(draft)
  // Another process that made it meanwhile has made the same.
  await rename(draft, path).catch((error: unknown) => exists(path).then((isThere) => isThere || Promise.reject(error)))
  return path
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Makes a closed cluster with the whole schema in a folder. */
async function makeFolder(path: string): Promise<void> {
  const client = await makeCluster(path)
  await client.close()
}

async function makeArchive(path: string): Promise<void> {
  const client = await makeCluster()
  const dump = await client.dumpDataDir('none')
  await client.close()
  await writeFile(path, new Uint8Array(await dump.arrayBuffer()))
}

async function makeCluster(folder?: string): Promise<PGlite> {
  const client = await PGlite.create(folder)
  await migrate(drizzle(client), { migrationsFolder })
  // What other databases would be made from, and nobody makes any: two thirds of the files that a copy has.
  await client.exec('update pg_database set datistemplate = false')
  for (const name of ['template0', 'template1']) await client.exec(`drop database ${name}`)
  await client.exec('checkpoint')
  return client
}

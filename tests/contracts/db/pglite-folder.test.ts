import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, watch, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createLogStorage, DatabaseLockedError, migrateDatabase, openDatabase } from '@clausemint/db'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFlags } from '../../../scripts/project.mjs'

const script = fileURLToPath(new URL('folder-process.ts', import.meta.url))
const full = process.env.TEST_FULL === '1'
/** A creation is seconds of work, and many times that on a busy machine. */
const timeout = 180_000
/** A creation makes about this many changes in its folder. */
const changesOfCreation = 2400

describe("PGlite's folder", () => {
  let dataDir: string
  const children = new Set<ChildProcess>()
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'clausemint-folder-'))
  })
  afterEach(async () => {
    await Promise.all([...children].map(kill))
    await rm(dataDir, { recursive: true, force: true })
  })

  /** Another process on the folder, and what it says. */
  function start(...more: string[]) {
    const child = spawn(process.execPath, [...nodeFlags, script, dataDir, ...more], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    children.add(child)
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    async function says(line: string): Promise<void> {
      for (let said = await lines.next(); !said.done; said = await lines.next()) if (said.value === line) return
      throw new Error(`the process ended before it said "${line}"`)
    }
    return { child, says }
  }

  async function kill(child: ChildProcess): Promise<void> {
    children.delete(child)
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }

  it('[G6] is refused to a second process, and after a kill opens at once with all that was committed', {
    timeout,
  }, async () => {
    const stream = 'generation:0190b2f0-0000-7000-8000-000000000000'
    const { child, says } = start(stream)
    await says('committed 20')
    await expect(openDatabase({ dataDir })).rejects.toThrow(DatabaseLockedError)
    await expect(openDatabase({ dataDir })).rejects.toThrow(`process ${child.pid}`)
    await start().says(`locked by ${child.pid}`)
    await kill(child)

    await using open = await openDatabase({ dataDir })
    const entries = await createLogStorage(open).read(stream, 0)
    expect(entries.length).toBeGreaterThan(20)
    expect(entries.map(({ seq, event }) => `${seq} ${event.type}`)).toEqual(
      entries.map((_, i) => `${i + 1} event ${i}`),
    )
    await open.close()
    expect(await readdir(dataDir)).toEqual(['pglite'])
  })

  const moments = full ? Array.from({ length: 30 }, (_, i) => i / 30) : [0.4, 0.97]
  it.each(moments)('opens after a kill during its first creation, %d of the way', { timeout }, async (moment) => {
    const { child, says } = start()
    const over = new AbortController()
    const changes = watch(dataDir, { recursive: true, signal: over.signal })
    const whole = says('migrated').then(
      () => over.abort(),
      () => {},
    )
    try {
      let count = 0
      for await (const _ of changes) if (++count > moment * changesOfCreation) break
    } catch (error) {
      if (!over.signal.aborted) throw error
    }
    await kill(child)
    await whole

    await using open = await openDatabase({ dataDir })
    await migrateDatabase(open)
    expect(await open.run('select count(*)::int as streams from streams', [])).toEqual([{ streams: 0 }])
    expect((await readdir(dataDir)).sort()).toEqual(['lock', 'pglite'])
  })

  it('where the database in it can not be opened, the reason is told, and the folder is let go', async () => {
    const path = join(dataDir, 'pglite')
    await writeFile(path, '')
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      name: 'DatabaseUnavailableError',
      message: `The data folder ${dataDir} can't be used: a file stands where a folder should be. Choose another DATA_DIR.`,
    })
    await rm(path)
    await mkdir(path)
    await writeFile(join(path, 'PG_VERSION'), '17\n')
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      name: 'DatabaseUnavailableError',
      message: `The database in ${path} can't be opened: it is damaged, or another version made it. Put a copy of it there, or choose another DATA_DIR.`,
    })
    await rm(path, { recursive: true })
    await using open = await openDatabase({ dataDir })
    expect(open.location).toBe(dataDir)
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, watch, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createLogStorage, DatabaseLockedError, migrateDatabase, openDatabase } from '@clausemint/db'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('folder-process.ts', import.meta.url))
const full = process.env.TEST_FULL === '1'

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

  function start(...more: string[]) {
    const child = spawn(process.execPath, [script, dataDir, ...more], { stdio: ['pipe', 'pipe', 'inherit'] })
    children.add(child)
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    return {
      child,
      /** The next line for which it holds. */
      async until(matches: (line: string) => boolean): Promise<string> {
        for (let line = await lines.next(); !line.done; line = await lines.next())
          if (matches(line.value)) return line.value
        throw new Error('the process ended before it said so')
      },
    }
  }
  async function kill(child: ChildProcess) {
    children.delete(child)
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }
  async function opens() {
    await using open = await openDatabase({ dataDir })
    await migrateDatabase(open)
    const [row] = await open.run('select count(*)::int as streams from streams', [])
    return row
  }

  it('is refused to a second process, which is told who has it', async () => {
    const first = start()
    await first.until((line) => line === 'migrated')
    await expect(openDatabase({ dataDir })).rejects.toThrow(DatabaseLockedError)
    await expect(openDatabase({ dataDir })).rejects.toThrow(`process ${first.child.pid}`)
    expect(await start().until((line) => line !== 'opening')).toBe(`locked by ${first.child.pid}`)
  })

  it('is refused to a second opener in the same process, and free again after the first closes', async () => {
    const open = await openDatabase({ dataDir })
    await expect(openDatabase({ dataDir: join(dataDir, '.') })).rejects.toThrow(`process ${process.pid}`)
    await open.close()
    await open.close()
    expect(await opens()).toEqual({ streams: 0 })
  })

  it('of several processes that start on a folder whose holder was killed, one gets it', async () => {
    const dead = start()
    await dead.until((line) => line === 'migrated')
    await kill(dead.child)
    const said = await Promise.all([start(), start(), start()].map((each) => each.until((line) => line !== 'opening')))
    expect(said.filter((line) => line === 'opened')).toHaveLength(1)
    expect(said.filter((line) => line.startsWith('locked by'))).toHaveLength(2)
  })

  it("opens after the holder was killed, with all that was committed, though the pid may be another process's by now", async () => {
    const stream = 'generation:0190b2f0-0000-7000-8000-000000000000'
    const writer = start(stream)
    await writer.until((line) => line === 'committed 20')
    await kill(writer.child)
    // The same number, another start: nobody's lock.
    await writeFile(join(dataDir, 'lock'), JSON.stringify({ pid: process.pid, started: 'long ago', nonce: 'x' }))
    await using open = await openDatabase({ dataDir })
    const entries = await createLogStorage(open).read(stream, 0)
    expect(entries.length).toBeGreaterThan(20)
    expect(entries.map(({ seq, event }) => `${seq} ${event.type}`)).toEqual(
      entries.map((_, i) => `${i + 1} event ${i}`),
    )
  })

  it.each(['', '{', '{"pid":"x"}'])("a damaged lock (%j) is nobody's", async (content) => {
    await writeFile(join(dataDir, 'lock'), content)
    expect(await opens()).toEqual({ streams: 0 })
    expect(await readdir(dataDir)).toEqual(['pglite'])
  })

  it.each(Array.from({ length: full ? 30 : 5 }, (_, i) => i * (full ? 2 : 12) + 1))(
    'opens after a kill during its first creation, at change %i of the folder',
    async (changes) => {
      const { child } = start()
      const stop = new AbortController()
      child.once('exit', () => stop.abort())
      const seen = watch(dataDir, { recursive: true, signal: stop.signal })
      const { until } = { until: once(child, 'spawn') }
      await until
      try {
        let count = 0
        for await (const _ of seen) if (++count >= changes) break
      } catch (error) {
        if (!stop.signal.aborted) throw error
      }
      await kill(child)
      expect(await opens()).toEqual({ streams: 0 })
      expect(await readdir(dataDir)).toEqual(['pglite'])
    },
  )
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseLockedError } from './database-error.ts'
import { lockFolder } from './folder-lock.ts'

/** Another process: takes the lock, says how it went, and holds on until it is killed. */
const script = `
  import { lockFolder } from ${JSON.stringify(new URL('folder-lock.ts', import.meta.url).href)}
  const said = await lockFolder(process.argv[1]).then(() => 'locked', (error) => error.name)
  console.log(said)
  process.stdin.resume()
`

describe('the lock of a data folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clausemint-lock-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function another() {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const [said] = await once(createInterface({ input: child.stdout }), 'line')
    return {
      said,
      pid: child.pid,
      async kill() {
        const exited = once(child, 'exit')
        child.kill('SIGKILL')
        await exited
      },
    }
  }

  it('is refused to another process, and names the one that has it', async () => {
    const holder = await another()
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${holder.pid}`)
    await holder.kill()
    const unlock = await lockFolder(folder)
    await unlock()
    expect(await readdir(folder)).toEqual([])
  })

  it('is refused to the process that has it already, by whatever path, until it gives it back', async () => {
    const unlock = await lockFolder(folder)
    await expect(lockFolder(join(folder, 'x', '..'))).rejects.toThrow(DatabaseLockedError)
    await unlock()
    const again = await lockFolder(folder)
    await unlock()
    await expect(lockFolder(folder), 'giving back twice gives back once').rejects.toThrow(DatabaseLockedError)
    await again()
  })

  it('of a holder that was killed goes to one of those that ask at once', async () => {
    const dead = await another()
    await dead.kill()
    const asking = await Promise.all(Array.from({ length: 6 }, another))
    expect(asking.map(({ said }) => said).sort()).toEqual([...Array<string>(5).fill('DatabaseLockedError'), 'locked'])
    await Promise.all(asking.map(({ kill }) => kill()))
  })

  it('of a pid that is another process by now is free', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, started: 'long ago', nonce: 'x' }))
    await (await lockFolder(folder))()
  })

  it.each(['', '{', '{"pid":"x"}', '{"pid":-1,"nonce":"x"}', 'null'])(
    'that is damaged (%j) is free',
    async (content) => {
      await writeFile(join(folder, 'lock'), content)
      await (await lockFolder(folder))()
      expect(await readdir(folder)).toEqual([])
    },
  )

  it('sweeps away what those left who were killed while asking', async () => {
    await writeFile(join(folder, 'lock.draft'), JSON.stringify({ pid: 2 ** 22 + 1, nonce: 'draft' }))
    await writeFile(join(folder, 'lock.unwritten'), '')
    await (await lockFolder(folder))()
    expect(await readdir(folder)).toEqual([])
  })

  it('whose breaker was killed half-way is free', async () => {
    const dead = JSON.stringify({ pid: 2 ** 22 + 1, nonce: 'old' })
    await writeFile(join(folder, 'lock'), dead)
    await writeFile(join(folder, 'lock.breaking.old'), dead)
    await (await lockFolder(folder))()
    expect(await readdir(folder)).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DatabaseLockedError } from './database-error.ts'

interface Holder {
  pid: number
  /** When that process started, so that another one that was given the same number is not taken for it. */
  started: string | undefined
  /** Tells one lock from the next. */
  nonce: string
}

/** The folders this process holds: its own living pid in a lock file proves nothing about itself. */
const held = new Set<string>()

/**
 * Keeps other processes out of a folder by a lock file that names its holder. A holder that was killed is noticed at
 * once, by its pid: no heartbeat to wait for. Returns the function that gives the folder back.
 * @throws DatabaseLockedError naming the process that has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(resolve(folder), 'lock')
  if (held.has(path)) throw new DatabaseLockedError(folder, process.pid)
  held.add(path)
  try {
    const mine: Holder = { pid: process.pid, started: startOf(process.pid), nonce: randomUUID() }
    while (!(await claim(path, mine))) {
      const holder = await read(path)
      if (holder && lives(holder)) throw new DatabaseLockedError(folder, holder.pid)
      if (holder) await breakStale(path, holder, mine)
    }
    await sweep(dirname(path))
  } catch (error) {
    held.delete(path)
    throw error
  }
  let mine = true
  return async () => {
    if (!mine) return
    mine = false
    await rm(path, { force: true })
    held.delete(path)
  }
}

/** What processes left that were killed while they asked for the lock. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('lock.')) continue
    const owner = await read(join(folder, name))
    if (owner && !lives(owner)) await rm(join(folder, name), { force: true })
  }
}

/** Makes the file whole or not at all: a link to one that is already written. */
async function claim(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${holder.nonce}`
  await writeFile(draft, JSON.stringify(holder))
  try {
    await link(draft, path)
    return true
  } catch (error) {
    // ENOENT: swept away by the new holder, who took the draft for a dead process's while it was being written.
    if (isCode(error, 'EEXIST') || isCode(error, 'ENOENT')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * Removes a dead holder's lock, and nobody else's: whoever does so holds the guard named after that very lock while
 * looking and removing, so the file can't become another's in between. A guard's owner that died is judged the same way.
 */
async function breakStale(path: string, stale: Holder, mine: Holder): Promise<void> {
  const guard = `${path}.breaking.${stale.nonce}`
  if (!(await claim(guard, mine))) {
    const breaker = await read(guard)
    if (breaker && !lives(breaker)) await rm(guard, { force: true })
    return
  }
  try {
    if ((await read(path))?.nonce === stale.nonce) await rm(path, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}

async function read(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  })
  return text === undefined ? undefined : parseHolder(text)
}

/** A file that nobody of ours wrote (a disk that was full, an editor) holds nothing: pid 0 is nobody's. */
function parseHolder(text: string): Holder {
  const nobody: Holder = { pid: 0, started: undefined, nonce: 'damaged' }
  try {
    const { pid, started, nonce } = JSON.parse(text)
    if (!Number.isSafeInteger(pid) || typeof nonce !== 'string') return nobody
    return { pid, started: typeof started === 'string' ? started : undefined, nonce }
  } catch {
    return nobody
  }
}

function lives({ pid, started }: Holder): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return isCode(error, 'EPERM')
  }
  return started === undefined || startOf(pid) === started
}

/** The 22nd field of /proc/PID/stat, in ticks since boot, and the boot; elsewhere unknown. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${boot}/${fields[19]}`
  } catch {
    return undefined
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

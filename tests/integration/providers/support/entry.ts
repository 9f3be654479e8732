import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '../../../../scripts/project.mjs'
import { compileCache } from '../../../support/server-process.ts'

const sources = fileURLToPath(new URL('../../../../apps/server/src/', import.meta.url))

/** An empty folder, gone at the end. */
export async function emptyFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'clausemint-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

export interface Spawned extends AsyncDisposable {
  /** All it has written so far. */
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: Promise<number | null>
  signal(signal: NodeJS.Signals): void
  /** Resolves with what matched on standard output; rejects when the process ends first. */
  says(pattern: RegExp): Promise<RegExpExecArray>
}

/**
 * One of the shipped entry points ("main.ts", "doctor/main.ts") in a process of its own, in `folder`, where no `.env`
 * is found, with this environment and no other.
 */
export function spawnEntry(
  entry: string,
  { folder, env = {}, args = [] }: { folder: string; env?: Record<string, string>; args?: string[] },
): Spawned {
  const child = spawn(process.execPath, [...nodeFlags, join(sources, entry), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, NODE_COMPILE_CACHE: compileCache, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written = { stdout: '', stderr: '' }
  const wake = new Set<() => void>()
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text
      for (const run of [...wake]) run()
    })
  const exitCode = once(child, 'close').then(() => child.exitCode)
  return {
    get stdout() {
      return written.stdout
    },
    get stderr() {
      return written.stderr
    },
    exitCode,
    signal: (signal) => void child.kill(signal),
    async says(pattern) {
      const found = Promise.withResolvers<RegExpExecArray>()
      const look = () => {
        const match = pattern.exec(written.stdout)
        if (match) found.resolve(match)
      }
      wake.add(look)
      look()
      const ended = exitCode.then((): never => {
        throw new Error(`it ended:\n${written.stderr}`)
      })
      return Promise.race([found.promise, ended]).finally(() => wake.delete(look))
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await exitCode
    },
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '../../scripts/project.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where Node keeps what it made of the sources, so that the next process of a run need not make it again. */
export const compileCache = fileURLToPath(new URL('../../node_modules/.cache/clausemint/node', import.meta.url))

export interface ServerProcess extends AsyncDisposable {
  url: string
  pid: number
  /** What it wrote to standard error so far. */
  errors: string[]
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Asks it to leave, and resolves with its exit code. */
  stop(): Promise<number | null>
}

/** The shipped entry point in a process of its own, with this environment and no other. */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...nodeFlags, 'apps/server/src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NODE_COMPILE_CACHE: compileCache,
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const errors: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  const exited = once(child, 'exit')
  const url = await Promise.race([
    address(child),
    exited.then(() => {
      throw new Error(`the server did not start:\n${errors.join('\n')}`)
    }),
  ])
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await exited
    return child.exitCode
  }
  return {
    url,
    pid: child.pid ?? 0,
    errors,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) await end('SIGKILL')
    },
  }
}

async function address({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the server has no output')
  for await (const line of createInterface({ input: stdout })) {
    const url = /ready at (http\S+)/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error('the server said no address')
}

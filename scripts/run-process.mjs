import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { onOrphaned } from './orphaned.mjs'
import { root } from './project.mjs'

/**
 * A terminal sends Ctrl-C to every program on it, so handing it on would make it two.
 * @type {readonly NodeJS.Signals[]}
 */
const forwarded = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program on this terminal until it ends, and hands it the signals this process gets.
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ env?: NodeJS.ProcessEnv, signal?: AbortSignal }} options an abort asks the program to end (SIGTERM)
 * @returns {Promise<number>} its exit code; as shells have it, 128 + n where signal n ended it
 */
export function runProcess(program, programArguments, { env = process.env, signal } = {}) {
  const child = spawn(program, programArguments, { cwd: root, env, stdio: 'inherit' })
  /** @param {NodeJS.Signals} name */
  const forward = (name) => child.kill(name)
  const stop = () => child.kill('SIGTERM')
  const ignore = () => {}
  for (const name of forwarded) process.on(name, forward)
  // Without a listener Ctrl-C would end this process before the program has ended.
  process.on('SIGINT', ignore)
  signal?.addEventListener('abort', stop)
  const stopWatching = onOrphaned(stop)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, endedBy) => {
      for (const name of forwarded) process.off(name, forward)
      process.off('SIGINT', ignore)
      signal?.removeEventListener('abort', stop)
      stopWatching()
      resolve(code ?? 128 + (endedBy ? constants.signals[endedBy] : 0))
    })
  })
}

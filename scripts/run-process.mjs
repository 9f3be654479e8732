import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './project.mjs'

/** @type {readonly NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program on this terminal until it ends, and hands it the signals this process gets.
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ env?: NodeJS.ProcessEnv, signal?: AbortSignal }} options an abort asks the program to end (SIGTERM)
 * @returns {Promise<number>} its exit code, by the shells' custom 128 + n where signal n ended it
 */
export function runProcess(program, programArguments, { env = process.env, signal } = {}) {
  const child = spawn(program, programArguments, { cwd: root, env, stdio: 'inherit' })
  /** @param {NodeJS.Signals} name */
  const forward = (name) => child.kill(name)
  const stop = () => child.kill('SIGTERM')
  for (const name of forwarded) process.on(name, forward)
  signal?.addEventListener('abort', stop)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, endedBy) => {
      for (const name of forwarded) process.off(name, forward)
      signal?.removeEventListener('abort', stop)
      resolve(code ?? 128 + (endedBy ? constants.signals[endedBy] : 0))
    })
  })
}

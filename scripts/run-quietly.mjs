import { spawn } from 'node:child_process'
import { root } from './project.mjs'
import { Stop } from './run-command.mjs'

/**
 * Runs a program whose output matters only when it fails; then all of it is printed.
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, failure: string }} options `failure` is the line below the output
 * @throws {Stop}
 */
export async function runQuietly(program, programArguments, { cwd = root, env = process.env, failure }) {
  const child = spawn(program, programArguments, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm is a batch file there.
    shell: process.platform === 'win32',
  })
  /** @type {Buffer[]} */
  const output = []
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))
  const code = await new Promise((resolve) => {
    child.once('close', resolve)
    child.once('error', (error) => {
      output.push(Buffer.from(`${error.message}\n`))
      resolve(1)
    })
  })
  if (code === 0) return
  process.stderr.write(Buffer.concat(output))
  throw new Stop(failure)
}

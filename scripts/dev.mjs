import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from './ensure-installed.mjs'
import { root } from './project.mjs'
import { runCommand } from './run-command.mjs'
import { runNode } from './run-node.mjs'
import { assertSupportedNode } from './supported-node.mjs'

const pagePort = process.env.DEV_PORT ?? '5173'
// The page's proxy has to know the server's PORT, which may stand in .env.
const envFile = existsSync(join(root, '.env')) ? ['--env-file=.env'] : []
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')

await runCommand(async () => {
  assertSupportedNode()
  await ensureInstalled()
  const stop = new AbortController()
  // The page is opened at Vite's address, so that is the origin the server has to accept.
  const env = { PUBLIC_URL: `http://127.0.0.1:${pagePort}`, ...process.env }
  const sides = [
    ['--watch', '--watch-preserve-output', 'apps/server/src/main.ts'],
    [...envFile, vite, 'apps/web', '--host', '127.0.0.1', '--port', pagePort, '--strictPort'],
  ].map((programArguments) => runNode(programArguments, { env, signal: stop.signal }))
  const code = await Promise.race(sides)
  stop.abort()
  await Promise.all(sides)
  return code
})

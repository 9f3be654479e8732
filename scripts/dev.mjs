import { ensureInstalled } from './ensure-installed.mjs'
import { pinnedNode } from './project.mjs'
import { runCommand } from './run-command.mjs'
import { runProcess } from './run-process.mjs'
import { assertSupportedNode } from './supported-node.mjs'

const pagePort = process.env.DEV_PORT ?? '5173'

await runCommand(async () => {
  assertSupportedNode()
  await ensureInstalled()
  // The page is opened at Vite's address, so that is the origin the server has to accept.
  const env = { PUBLIC_URL: `http://127.0.0.1:${pagePort}`, ...process.env, DEV_PORT: pagePort }
  const stop = new AbortController()
  const sides = [
    runProcess(pinnedNode, ['--watch', '--watch-preserve-output', 'apps/server/src/main.ts'], {
      env,
      signal: stop.signal,
    }),
    runProcess(pinnedNode, ['scripts/dev-page.mjs'], { env, signal: stop.signal }),
  ]
  const code = await Promise.race(sides)
  stop.abort()
  await Promise.all(sides)
  return code
})

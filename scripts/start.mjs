import { join } from 'node:path'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { root } from './project.mjs'
import { runCommand } from './run-command.mjs'
import { runNode } from './run-node.mjs'
import { assertSupportedNode } from './supported-node.mjs'

// The server has no build step; without the cache every start compiles its thousand modules anew.
const compileCache = join(root, 'node_modules', '.cache', 'compiled')

await runCommand(async () => {
  assertSupportedNode()
  await ensureInstalled()
  await ensureWebBuilt()
  return runNode(['apps/server/src/main.ts'], {
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
  })
})

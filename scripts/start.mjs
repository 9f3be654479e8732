import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { pinnedNode } from './project.mjs'
import { runCommand } from './run-command.mjs'
import { runProcess } from './run-process.mjs'
import { assertSupportedNode } from './supported-node.mjs'

await runCommand(async () => {
  assertSupportedNode()
  await ensureInstalled()
  await ensureWebBuilt()
  return runProcess(pinnedNode, ['apps/server/src/main.ts', ...process.argv.slice(2)])
})

import { ensureInstalled } from './ensure-installed.mjs'
import { pinnedNode } from './project.mjs'
import { runCommand } from './run-command.mjs'
import { runProcess } from './run-process.mjs'
import { assertSupportedNode } from './supported-node.mjs'

// For commands that are TypeScript: `node scripts/run.mjs FILE ARGUMENTS`, on any Node and before any installation.
await runCommand(async () => {
  assertSupportedNode()
  await ensureInstalled()
  return runProcess(pinnedNode, process.argv.slice(2))
})

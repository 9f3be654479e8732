import { ensureInstalled } from './ensure-installed.mjs'
import { runCommand } from './run-command.mjs'
import { runNode } from './run-node.mjs'
import { assertSupportedNode } from './supported-node.mjs'

// For commands that are TypeScript: `node scripts/run.mjs FILE ARGUMENTS`, on any Node and before any installation.
await runCommand(async () => {
  assertSupportedNode()
  await ensureInstalled()
  return runNode(process.argv.slice(2))
})

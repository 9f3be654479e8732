import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureChromium } from './ensure-chromium.mjs'
import { ensureInstalled } from './ensure-installed.mjs'
import { root } from './project.mjs'
import { runCommand } from './run-command.mjs'
import { runNode } from './run-node.mjs'
import { assertSupportedNode } from './supported-node.mjs'
import { countTests, summaryLine } from './test-summary.mjs'

await runCommand(async () => {
  assertSupportedNode()
  await ensureInstalled()
  const chromium = await ensureChromium()
  await ensureWebBuilt()
  const folder = await mkdtemp(join(tmpdir(), 'clausemint-test-'))
  try {
    return await runTests(chromium, join(folder, 'results.json'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/**
 * @param {string} chromium
 * @param {string} resultFile
 */
async function runTests(chromium, resultFile) {
  const vitestArguments = process.argv.slice(2).filter((argument) => argument !== '--full')
  const full = vitestArguments.length < process.argv.length - 2
  const seed = process.env.TEST_SEED ?? String(randomInt(2 ** 31))
  console.log(`TEST_SEED=${seed}${full ? ', in full' : ''}`)
  const code = await runNode(
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${resultFile}`,
      ...vitestArguments,
    ],
    { env: { ...process.env, CHROMIUM_PATH: chromium, TEST_SEED: seed, ...(full ? { TEST_FULL: '1' } : {}) } },
  )
  const counts = await countTests(resultFile, code)
  console.log(summaryLine(counts))
  return code === 0 && (counts.failed > 0 || counts.passed === 0) ? 1 : code
}

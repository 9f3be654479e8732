import { readFile } from 'node:fs/promises'

/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

/**
 * @param {string} resultFile what Vitest's json reporter wrote; missing when Vitest never got to it
 * @param {number} code Vitest's exit code
 */
export async function countTests(resultFile, code) {
  const files = await readFileResults(resultFile)
  const statuses = files.flatMap((file) => file.assertionResults.map((result) => result.status))
  const passed = statuses.filter((status) => status === 'passed').length
  const failedTests = statuses.filter((status) => status === 'failed').length
  // A file that can't be loaded, or whose set-up fails, has no failed test of its own.
  const failed = failedTests + files.filter(failedWithoutTest).length
  return {
    passed,
    // An error outside every test, or a crash, fails the run without failing a file.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: statuses.length - passed - failedTests,
  }
}

/**
 * The last line of a run, on its own. Nothing is skipped, unless somebody asked for a part (`-t`).
 * @param {{ passed: number, failed: number, skipped: number }} counts
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** @param {FileResult} file */
function failedWithoutTest(file) {
  return file.status === 'failed' && file.assertionResults.every((result) => result.status !== 'failed')
}

/**
 * @param {string} resultFile
 * @returns {Promise<FileResult[]>}
 */
async function readFileResults(resultFile) {
  try {
    return JSON.parse(await readFile(resultFile, 'utf8')).testResults
  } catch {
    return []
  }
}

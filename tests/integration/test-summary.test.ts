import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countTests, summaryLine } from '../../scripts/test-summary.mjs'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((result) => ({ status: result })),
})

test.each([
  ['all is well', [file('passed', 'passed', 'passed'), file('passed', 'passed')], 0, '3 passed, 0 failed'],
  ['a test fails', [file('failed', 'passed', 'failed')], 1, '1 passed, 1 failed'],
  ['a file cannot be loaded', [file('passed', 'passed'), file('failed')], 1, '1 passed, 1 failed'],
  ['a test fails and a file cannot be loaded', [file('failed', 'failed'), file('failed')], 1, '0 passed, 2 failed'],
  ['a set-up fails', [file('failed', 'skipped', 'skipped')], 1, '0 passed, 1 failed, 2 skipped'],
  ['an error belongs to no test', [file('passed', 'passed')], 1, '1 passed, 1 failed'],
  ['a part was asked for', [file('passed', 'passed', 'skipped', 'todo')], 0, '1 passed, 0 failed, 2 skipped'],
])('the last line of npm test when %s', async (_, testResults, code, line) => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'clausemint-summary-'))
  const resultFile = join(folder.path, 'results.json')
  writeFileSync(resultFile, JSON.stringify({ testResults }))
  expect(summaryLine(await countTests(resultFile, code))).toBe(line)
})

test('a run that never reported is a failed one', async () => {
  expect(summaryLine(await countTests('/nowhere/results.json', 134))).toBe('0 passed, 1 failed')
})

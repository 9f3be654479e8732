import { randomInt } from 'node:crypto'
import { defineConfig } from 'vitest/config'
import { nodeFlags } from './scripts/project.mjs'
import { ProjectSequencer } from './tests/support/project-sequencer.ts'

// One seed for every random choice of a run, so that a failure can be repeated: TEST_SEED=... npm test.
process.env.TEST_SEED ??= String(randomInt(2 ** 31))
const seed = Number(process.env.TEST_SEED)
const full = process.env.TEST_FULL === '1'
const seconds = (count: number): number => (full ? 20 : 1) * count * 1000
/** What the tests import and warm up takes longer than what most do; none of them changes what others see. */
const isolate = false

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    execArgv: nodeFlags,
    sequence: { seed, sequencer: ProjectSequencer },
    projects: [
      {
        test: {
          name: 'unit',
          isolate,
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts'],
          testTimeout: seconds(20),
          hookTimeout: seconds(30),
        },
      },
      {
        test: {
          name: 'together',
          isolate,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          globalSetup: ['tests/support/global-postgres.ts'],
          testTimeout: seconds(60),
          hookTimeout: seconds(60),
        },
      },
      {
        test: {
          name: 'e2e',
          isolate,
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: seconds(120),
          hookTimeout: seconds(60),
        },
      },
    ],
  },
})

import { initialGenerationState, type Progress } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { createUploadProgress } from './upload-progress.ts'

function progressUnderTest() {
  const seen: Progress[] = []
  return { seen, progress: createUploadProgress((next) => seen.push(next)) }
}

test('bytes around the file are not counted beyond its size, and less than before is not told', () => {
  const { seen, progress } = progressUnderTest()
  for (const bytes of [100, 60, 100, 1200]) progress.sent(bytes, 1000)
  expect(seen.map(({ done, total }) => [done, total])).toEqual([
    [100, 1000],
    [1000, 1000],
  ])
})

test('a stage that is past does not come back', () => {
  const { seen, progress } = progressUnderTest()
  progress.sent(10, 10)
  progress.take({ type: 'progress', stage: 'queued', done: 0 })
  progress.take({ type: 'progress', stage: 'parsing', done: 2 })
  progress.take({ type: 'progress', stage: 'opening', done: 0 })
  progress.take({ type: 'progress', stage: 'parsing', done: 1 })
  expect(seen.map(({ stage, done }) => [stage, done])).toEqual([
    ['receiving', 10],
    ['parsing', 2],
  ])
})

test('[EL5] a snapshot says how far the reading is', () => {
  const { seen, progress } = progressUnderTest()
  progress.take({
    type: 'snapshot',
    state: { ...initialGenerationState, progress: { stage: 'structuring', done: 1, total: 4 } },
  })
  expect(seen).toEqual([{ stage: 'structuring', done: 1, total: 4 }])
})

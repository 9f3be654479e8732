import { initialGenerationState } from '@clausemint/protocol'
import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { createProgressView, fractionOf } from './progress.ts'

test('stages follow each other on the bar', () => {
  expect(fractionOf({ stage: 'queued', done: 0 })).toBe(0)
  expect(fractionOf({ stage: 'warming-up', done: 3 })).toBeLessThan(fractionOf({ stage: 'drafting', done: 0 }))
  expect(fractionOf({ stage: 'drafting', done: 14, total: 14 })).toBeCloseTo(
    fractionOf({ stage: 'finishing', done: 0 }),
  )
})

test('the bar never goes back, even when the total grows', () =>
  createRoot((dispose) => {
    const progress = createProgressView()
    const at = (done: number, total: number) => {
      progress.update({ ...initialGenerationState, progress: { stage: 'drafting', done, total } })
      return progress.value().fraction
    }
    const first = at(5, 10)
    expect(at(6, 20)).toBe(first)
    expect(at(19, 20)).toBeGreaterThan(first)
    dispose()
  }))

test('words are counted as they come', () =>
  createRoot((dispose) => {
    const progress = createProgressView()
    const text = 'This Agreement is made on the date of the last signature.'
    for (let end = 1; end <= text.length; end++)
      progress.update({ ...initialGenerationState, text: text.slice(0, end) }, text.slice(end - 1, end))
    expect(progress.words()).toBe(11)
    progress.update({ ...initialGenerationState, text: 'This Agreement' })
    expect(progress.words()).toBe(2)
    dispose()
  }))

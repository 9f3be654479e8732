import { expect, test } from 'vitest'
import { createPacer, spreadMs } from './pacer.ts'

const frameMs = 16

test('an arrival is spread evenly and is whole after the spread', () => {
  const pacer = createPacer()
  pacer.arrive(100, 0)
  expect(pacer.due(0)).toBe(0)
  expect(pacer.due(spreadMs / 2)).toBe(50)
  expect(pacer.due(spreadMs)).toBe(100)
})

test('the lag stays under 150 ms at any length and rate', () => {
  for (const [length, everyMs] of [
    [4, 20],
    [400, 20],
    [1, 1],
    [50_000, 100],
  ] as const) {
    const pacer = createPacer()
    const arrivals: { end: number; at: number }[] = []
    let arrived = 0
    let longest = 0
    for (let now = 0; now < 5000; now++) {
      if (now % everyMs === 0) {
        pacer.arrive(length, now)
        arrived += length
        arrivals.push({ end: arrived, at: now })
      }
      if (now % frameMs !== 0) continue
      const due = pacer.due(now)
      while (arrivals[0] && arrivals[0].end <= due) longest = Math.max(longest, now - (arrivals.shift()?.at ?? 0))
    }
    expect(longest).toBeLessThanOrEqual(spreadMs + frameMs)
    expect(arrivals.every(({ at }) => 5000 - at <= spreadMs + frameMs)).toBe(true)
  }
})

test('what is due never shrinks, and never passes what has arrived', () => {
  const pacer = createPacer()
  let arrived = 0
  let before = 0
  for (let now = 0; now < 2000; now += 7) {
    if (now % 3 === 0) {
      pacer.arrive(now % 40, now)
      arrived += now % 40
    }
    const due = pacer.due(now)
    expect(due).toBeGreaterThanOrEqual(before)
    expect(due).toBeLessThanOrEqual(arrived)
    before = due
  }
})

test('flush shows everything, restart begins from what is there', () => {
  const pacer = createPacer()
  pacer.arrive(90, 0)
  expect(pacer.flush()).toBe(90)
  pacer.restart(40)
  expect(pacer.due(1000)).toBe(40)
  pacer.arrive(10, 1000)
  expect(pacer.due(1000 + spreadMs)).toBe(50)
})

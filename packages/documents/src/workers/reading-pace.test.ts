import { describe, expect, it } from 'vitest'
import { ReadingPace } from './reading-pace.ts'

const pace = () => new ReadingPace({ stepMs: 100, wholeMs: 1_000 })
const page = (done: number, total: number) => ({ stage: 'parsing' as const, done, total })

describe('[D1] a reading is given up', () => {
  it('after one step that takes too long, the first or a later one', () => {
    const first = pace()
    first.step({ stage: 'opening', done: 0, total: 1 })
    expect([first.isLost(100), first.isLost(101)]).toEqual([false, true])
    const later = pace()
    expect(later.isLost(90)).toBe(false)
    later.step(page(9, 10))
    expect([later.isLost(190), later.isLost(191)]).toEqual([false, true])
  })

  it('as soon as all its pages will take too long, each for itself being quick enough', () => {
    const slow = pace()
    for (const [done, spent] of [
      [0, 0],
      [1, 40],
      [2, 80],
    ] as const) {
      slow.step(page(done, 100))
      expect(slow.isLost(spent)).toBe(false)
    }
    slow.step(page(3, 100))
    expect(slow.isLost(120)).toBe(true)
  })

  it('not while it comes to its end in time, however long it takes', () => {
    const long = pace()
    for (let done = 0; done <= 100; done++) {
      long.step(page(done, 100))
      expect(long.isLost(done * 9)).toBe(false)
    }
    long.step({ stage: 'structuring', done: 0, total: 1 })
    expect(long.isLost(990)).toBe(false)
  })
})

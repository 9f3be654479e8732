import { describe, expect, it } from 'vitest'
import { FairQueue } from './fair-queue.ts'

const anybody = () => true
const nothing = () => 0

function queueOf(...names: string[]) {
  const queue = new FairQueue()
  const gone: string[] = []
  const leave = new Map(names.map((name) => [name, queue.join(name[0], () => gone.push(name))]))
  return { queue, gone, leave }
}

describe('those who wait', () => {
  it('[D2] take turns by owner: many of one do not keep another waiting', () => {
    const { queue, gone } = queueOf('a1', 'a2', 'a3', 'b1', 'c1', 'c2')
    for (let go = queue.next(anybody, nothing); go; go = queue.next(anybody, nothing)) go()
    expect(gone).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3'])
  })

  it('[D2] go on where they may start, first whoever is served least', () => {
    const { queue, gone } = queueOf('a1', 'b1', 'c1')
    const busy = new Map([
      ['a', 2],
      ['b', 1],
    ])
    const served = (owner: string | undefined) => busy.get(owner ?? '') ?? 0
    queue.next(anybody, served)?.()
    queue.next((owner) => owner !== 'b', served)?.()
    expect(queue.next((owner) => owner !== 'b', served)).toBeUndefined()
    expect(gone).toEqual(['c1', 'a1'])
  })

  it('[D2] may leave; all that are left go at the end', () => {
    const { queue, gone, leave } = queueOf('a1', 'b1', 'b2')
    leave.get('a1')?.()
    leave.get('b1')?.()
    leave.get('b1')?.()
    for (const go of queue.clear()) go()
    expect(gone).toEqual(['b2'])
    expect(queue.next(anybody, nothing)).toBeUndefined()
  })
})

import { expect, it } from 'vitest'
import { CallGate } from './call-gate.ts'

function gateUnderTest() {
  const drains: (() => void)[] = []
  const sink = { hasRoom: true, write: () => {}, whenDrained: (callback: () => void) => void drains.push(callback) }
  const gate = new CallGate(sink, { atOnce: 2, unanswered: 4 })
  const entered: string[] = []
  const enter = (name: string) =>
    gate.enter().then((call) => {
      entered.push(name)
      return call
    })
  return { gate, sink, drains, entered, enter }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

it('[T3] a few calls are worked on at a time, in order', async () => {
  const { entered, enter } = gateUnderTest()
  const [first] = [enter('a'), enter('b'), enter('c')]
  await turn()
  expect(entered).toEqual(['a', 'b'])
  ;(await first)?.[Symbol.dispose]()
  await turn()
  await turn()
  expect(entered).toEqual(['a', 'b', 'c'])
})

it('[T3] none while answers are not read, then those that wait', async () => {
  const { sink, drains, entered, enter } = gateUnderTest()
  sink.hasRoom = false
  void enter('a')
  void enter('b')
  await turn()
  expect(entered).toEqual([])
  expect(drains).toHaveLength(1)
  sink.hasRoom = true
  drains[0]?.()
  await turn()
  expect(entered).toEqual(['a', 'b'])
})

it('[T3] too many are refused, and a closed socket lets go of those that wait', async () => {
  const { gate, enter } = gateUnderTest()
  const waiting = ['a', 'b', 'c', 'd'].map(enter)
  await expect(enter('e')).rejects.toMatchObject({ code: 'limit_reached', details: { limit: 'unanswered_calls' } })
  gate.close()
  await expect(waiting[3]).rejects.toMatchObject({ code: 'interrupted' })
  await expect(waiting[2]).rejects.toMatchObject({ code: 'interrupted' })
})

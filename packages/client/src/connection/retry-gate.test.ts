import { expect, test } from 'vitest'
import { createHeldClock } from '../testing/clocks.ts'
import { retryDelay } from './backoff.ts'
import { createRetryGate } from './retry-gate.ts'

function gateUnderTest() {
  const clock = createHeldClock()
  const waits: (number | undefined)[] = []
  const gate = createRetryGate({ clock, random: () => 0, onWait: (retryAt) => waits.push(retryAt) })
  return { clock, waits, gate }
}

test('delays double, keep half, and have a ceiling', () => {
  expect([0, 1, 2, 3, 20].map((failures) => retryDelay(failures, 0))).toEqual([0, 250, 500, 1000, 7500])
  expect([0, 1, 2, 3, 20].map((failures) => retryDelay(failures, 1))).toEqual([250, 500, 1000, 2000, 15_000])
})

test('the first try passes at once; after failures the wait is announced with its end', async () => {
  const { clock, waits, gate } = gateUnderTest()
  await gate.pass()
  gate.failed()
  gate.failed()
  const second = gate.pass()
  expect(waits).toEqual([500])
  clock.advance(500)
  await second
  expect(waits).toEqual([500, undefined])
})

test('somebody who asks ends the wait', async () => {
  const { waits, gate } = gateUnderTest()
  await gate.pass()
  for (let i = 0; i < 9; i++) gate.failed()
  const waiting = gate.pass()
  gate.open()
  await waiting
  expect(waits).toEqual([7500, undefined])
})

test('a closed gate lets nobody through', async () => {
  const { gate } = gateUnderTest()
  await gate.pass()
  gate.failed()
  const waiting = gate.pass()
  gate.close()
  await expect(waiting).rejects.toThrow('closed')
  await expect(gate.pass()).rejects.toThrow('closed')
})

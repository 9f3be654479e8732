import { expect, it } from 'vitest'
import { Revocations } from './revocations.ts'

it('[T5] whoever watches is told, until they stop', () => {
  const revocations = new Revocations()
  const told: string[] = []
  const first = revocations.watch('one', () => told.push('first'))
  using _second = revocations.watch('one', () => told.push('second'))
  using _other = revocations.watch('other', () => told.push('other'))
  first[Symbol.dispose]()
  revocations.revoke('one')
  expect(told).toEqual(['second'])
})

it('[R4] whoever comes after it is told at once: a document may be deleted while its reader is let in', () => {
  const revocations = new Revocations()
  revocations.revoke('one')
  const told: string[] = []
  using _late = revocations.watch('one', () => told.push('late'))
  expect(told).toEqual(['late'])
})

it('remembers only the last ones', () => {
  const revocations = new Revocations()
  for (let at = 0; at <= 10_000; at++) revocations.revoke(`key ${at}`)
  const told: string[] = []
  for (const key of ['key 0', 'key 1', 'key 10000']) revocations.watch(key, () => told.push(key))[Symbol.dispose]()
  expect(told).toEqual(['key 1', 'key 10000'])
})

import { expect, it } from 'vitest'
import { EventReaders } from './event-readers.ts'

it('[T5] a member reads so many event streams at a time; places are given back once each', () => {
  const readers = new EventReaders({ eventStreamsPerMember: 2 })
  const first = readers.admit('m')
  readers.admit('m')
  expect(() => readers.admit('m')).toThrow('too many event streams')
  readers.admit('other')
  first[Symbol.dispose]()
  first[Symbol.dispose]()
  readers.admit('m')
  expect(() => readers.admit('m')).toThrow('too many event streams')
})

it('[T6] all who still read are let go', () => {
  const readers = new EventReaders({ eventStreamsPerMember: 2 })
  const left: string[] = []
  const done = readers.whenLeaving(() => left.push('done'))
  readers.whenLeaving(() => left.push('reading'))
  done[Symbol.dispose]()
  readers.letGo()
  expect(left).toEqual(['reading'])
})

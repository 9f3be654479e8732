import { expect, it } from 'vitest'
import { EventReaders } from './event-readers.ts'

it('[T5] a member reads so many event streams at a time', () => {
  const readers = new EventReaders({ eventStreamsPerMember: 2 })
  const first = readers.admit('m')
  readers.admit('m')
  expect(() => readers.admit('m')).toThrow('too many event streams')
  first[Symbol.dispose]()
  readers.admit('m')
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

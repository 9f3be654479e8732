import { AppError } from '@clausemint/protocol'
import { expect, it } from 'vitest'
import { MemberPlaces } from './member-places.ts'

const refusal = { limit: 'files', message: 'You are sending 2 files.', retryAfterMs: 2_000 }

it('[G8] a member has so many places, and others have theirs; a refusal names the limit and when to try again', () => {
  const places = new MemberPlaces(2, refusal)
  places.take('m')
  places.take('m')
  expect(() => places.take('m')).toThrow(
    new AppError('limit_reached', 'You are sending 2 files.', { limit: 'files', retryAfterMs: 2_000 }),
  )
  expect(() => places.take('other')).not.toThrow()
})

it('[G8] a place is given back once, however often that is said', () => {
  const places = new MemberPlaces(2, refusal)
  const first = places.take('m')
  places.take('m')
  first[Symbol.dispose]()
  first[Symbol.dispose]()
  places.take('m')
  expect(() => places.take('m')).toThrow(refusal.message)
})

it('[G8] what runs already is counted whatever the limit', () => {
  const places = new MemberPlaces(1, refusal)
  const [first, second] = [places.occupy('m'), places.occupy('m')]
  first[Symbol.dispose]()
  expect(() => places.take('m')).toThrow(refusal.message)
  second[Symbol.dispose]()
  expect(() => places.take('m')).not.toThrow()
})

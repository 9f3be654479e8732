import { generationIdSchema } from '@clausemint/protocol'
import { expect, it } from 'vitest'
import { isId, newId } from './new-id.ts'

it('makes UUIDs that sort by when they were made, also when the clock stands or goes back', () => {
  const times = [
    5_000_000_000_000,
    ...Array.from({ length: 5000 }, () => 5_000_000_000_000),
    4_999_999_999_999,
    5_000_000_000_100,
  ]
  const ids = times.map((time) => newId(time))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => isId(id) && generationIdSchema.safeParse(id).success)).toBe(true)
})

it('tells an id from what is none', () => {
  for (const none of ['', 'x', `${newId()}x`, newId().replace('-', ''), "' or 1=1 --"]) expect(isId(none)).toBe(false)
})

import { jurisdictionIds } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { jurisdictions, lawOf } from './index.ts'

test('every jurisdiction of the protocol is there, in its order, with nothing empty', () => {
  expect(jurisdictions.map(({ id }) => id)).toEqual([...jurisdictionIds])
  for (const jurisdiction of jurisdictions) {
    expect(lawOf(jurisdiction.id).name).toBe(jurisdiction.name)
    expect(Object.keys(jurisdiction)).toEqual(['id', 'name', 'defaultCourts', 'defaultSeat', 'arbitrationRules'])
    for (const value of Object.values(jurisdiction)) expect(value.trim()).not.toBe('')
  }
})

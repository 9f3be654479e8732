import { expect, test } from 'vitest'
import { spell } from './spelling.ts'

test('words the United States spell another way are respelled, and no other', () => {
  const british =
    'Licence: unauthorised organisational offences, trade mark, otherwise, exercise, promise, the premises'
  expect(spell(british, 'american')).toBe(
    'License: unauthorized organizational offenses, trademark, otherwise, exercise, promise, the premises',
  )
  expect(spell(british, 'british')).toBe(british)
})

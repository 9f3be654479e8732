import { expect, test } from 'vitest'
import { fileName } from './export.ts'

test('a title becomes a name that every file system takes', () => {
  expect(fileName('NDA: Asha / Birch <2026>?')).toBe('NDA Asha Birch 2026')
  expect(fileName('..\\..\\etc\u202e')).toBe('etc')
  expect(fileName('***')).toBe('document')
})

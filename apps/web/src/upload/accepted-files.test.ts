import { expect, test } from 'vitest'
import { refusalOf, shownName } from './accepted-files.ts'

test.each(['a.docx', 'A.PDF', 'notes.txt', 'draft.final.md'])('%s is sent', (name) => {
  expect(refusalOf(name)).toBeUndefined()
})

test.each(['a.exe', 'docx', 'a.docx.zip', ''])('“%s” is refused with what is read', (name) => {
  expect(refusalOf(name)).toBe('Clausemint reads .docx, .pdf, .txt and .md.')
})

test('an older format is told what to become', () => {
  expect(refusalOf('old.DOC')).toMatch(/Save it as \.docx/)
})

test('a name shows no character that could make it look like another', () => {
  expect(shownName('gnp\u202Efdp.exe')).toBe('gnpfdp.exe')
  expect(shownName('a\u0000b\u200Bc.md')).toBe('abc.md')
  expect(shownName('\u200B')).toBe('File without a name')
})

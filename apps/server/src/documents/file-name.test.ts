import { expect, it } from 'vitest'
import { cleanFileName, titleOfFile } from './file-name.ts'

it.each([
  ['NDA.docx', 'NDA.docx'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\NDA.pdf', 'NDA.pdf'],
  ['a/b/', 'document'],
  ['..', 'document'],
  ['', 'document'],
  [undefined, 'document'],
  ['a\0b\u0007\r\nc.txt', 'abc.txt'],
  ['\u202efdp.txt', 'fdp.txt'],
  ['<img src=x onerror=alert(1)>.md', '<img src=x onerror=alert(1)>.md'],
  ['  two   words .md ', 'two words .md'],
  ['u\u0308ber.pdf', 'über.pdf'],
  ['契約書.docx', '契約書.docx'],
  ['\ud800x.md', 'x.md'],
])('[D1] %j is kept as %j', (given, kept) => expect(cleanFileName(given)).toBe(kept))

it('[D1] a long name keeps its beginning and its ending', () => {
  for (const letter of ['n', '👍']) {
    const kept = cleanFileName(`${letter.repeat(10_000)}.docx`)
    expect(kept.length).toBeLessThanOrEqual(200)
    expect(kept).toMatch(/^(?:n|👍)+….docx$/u)
    expect(kept.isWellFormed()).toBe(true)
  }
  expect(cleanFileName('n'.repeat(10_000))).toHaveLength(200)
})

it('a document is called as its file, without what says how it was written', () => {
  expect(titleOfFile('NDA v1.2.docx')).toBe('NDA v1.2')
  expect(titleOfFile('NDA.dotx')).toBe('NDA')
  expect(titleOfFile('.pdf')).toBe('.pdf')
  expect(titleOfFile('passwd')).toBe('passwd')
})

it('[D2] a quotation mark that a browser wrote for a form is one again', () => {
  expect(cleanFileName('Smith %22Draft%22.docx')).toBe('Smith "Draft".docx')
})

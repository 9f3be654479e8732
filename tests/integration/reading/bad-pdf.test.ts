import { describe, expect, it } from 'vitest'
import { line, words } from './bad-files.ts'
import { buildPdf } from './pdf-builder.ts'
import { read, refusal } from './read.ts'

describe('pdf files', () => {
  it('[D1] tells encrypted, scanned and blank ones apart', async () => {
    expect(await refusal('a.pdf', buildPdf({ pages: [[line(words)]], encrypted: true }))).toBe('encrypted')
    expect(await refusal('a.pdf', buildPdf({ pages: [[], []], picture: true }))).toBe('scanned')
    expect(await refusal('a.pdf', buildPdf({ pages: [[line('page 1')]], picture: true }))).toBe('scanned')
    expect(await refusal('a.pdf', buildPdf({ pages: [[]] }))).toBe('empty')
  })

  it('[D1] refuses 10,000 pages, loops and pages that are not there', async () => {
    expect(await refusal('a.pdf', buildPdf({ pages: Array.from({ length: 10_000 }, () => [line('words')]) }))).toBe(
      'too_many_pages',
    )
    expect(await refusal('a.pdf', buildPdf({ pages: [[line(words)]] }), { limits: { maxPages: 0 } })).toBe(
      'too_many_pages',
    )
    expect(await refusal('a.pdf', buildPdf({ pages: [[line(words)]], kids: '2 0 R 2 0 R', count: 4 }))).toBe('broken')
    expect(await refusal('a.pdf', buildPdf({ pages: [[line(words)]], kids: '2 0 R', count: 100_000_000 }))).toMatch(
      /broken|too_many_pages/,
    )
    expect(await refusal('a.pdf', buildPdf({ pages: [[line(words)]], kids: '99 0 R', count: 1 }))).toBe('broken')
  })

  it('[D1] refuses what is cut or only says that it is a pdf', async () => {
    expect(await refusal('a.pdf', buildPdf({ pages: [[line(words)]] }).subarray(0, 300))).toBe('broken')
    expect(await refusal('a.pdf', `%PDF-1.7\n${'not a pdf '.repeat(200)}`)).toBe('broken')
  })

  it('[D1] refuses more words than its pages can hold', async () => {
    const crowded = Array.from({ length: 200 }, (_, i) => ({ text: 'words '.repeat(6), x: 72, y: 750 - i * 3 }))
    expect(await refusal('a.pdf', buildPdf({ pages: [crowded] }), { limits: { maxPages: 1 } })).toBe('too_many_pages')
    expect((await read('a.pdf', buildPdf({ pages: [crowded] }), { limits: { maxPages: 4 } })).pages).toBe(1)
  })

  it('[D1] its time is bounded', async () => {
    expect(await refusal('a.pdf', buildPdf({ pages: [[line(words)]] }), { limits: { maxMs: 0 } })).toBe('timeout')
  })
})

import { describe, expect, it } from 'vitest'
import { ReadError, readErrorCodes } from '../../../packages/documents/src/reading/read-error.ts'
import { docx, line, words } from './bad-files.ts'
import { buildDocx, paragraph } from './docx-builder.ts'
import { buildPdf } from './pdf-builder.ts'
import { clausesOf, printed, read, refusal } from './read.ts'

describe('any file', () => {
  it('[D1] is known by its bytes, not by its name', async () => {
    expect((await read('a.pdf', docx)).format).toBe('docx')
    expect((await read('a.docx', buildPdf({ pages: [[line(words)]] }))).format).toBe('pdf')
    expect(await refusal('a.docx', words)).toBe('broken')
    expect(await refusal('a.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))).toBe('unsupported')
    expect(await refusal('a.rtf', '{\\rtf1 words}')).toBe('unsupported')
  })

  it.each([
    '../../etc/passwd',
    '<img src=x onerror=alert(1)>.md',
    `${'n'.repeat(10_000)}.txt`,
    '',
    '.',
    'a\0.txt',
    '‮fdp.txt',
    'NUL',
  ])('[D1] may be called %j', async (name) => {
    expect(clausesOf(await read(name, words))).toHaveLength(1)
  })

  it('[D1] is refused where it is empty, too large or no longer wanted', async () => {
    expect(await refusal('a.docx', '')).toBe('empty')
    expect(await refusal('a.txt', words, { limits: { maxBytes: 5 } })).toBe('too_large')
    expect(await refusal('a.docx', buildDocx({ body: '' }))).toBe('empty')
    expect(await refusal('a.txt', words, { signal: AbortSignal.abort() })).toBe('cancelled')
  })

  it('[D1] has clauses where it has words, and is refused where nothing is printed', async () => {
    const heading = await read('a.docx', buildDocx({ body: paragraph('Hello') }))
    expect(printed(heading)).toEqual(['Hello'])
    expect(heading.tree.title).toBeUndefined()
    const changed = `<w:p><w:ins w:id="1"><w:del w:id="2"><w:r><w:t>x</w:t><w:delText>y</w:delText></w:r></w:del></w:ins></w:p>`
    expect(await refusal('a.docx', buildDocx({ body: changed }))).toBe('empty')
    expect(printed(await read('a.docx', buildDocx({ body: paragraph('Hello') + changed })))).toEqual(['Hello'])
    const vanished = '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>'
    expect(await refusal('a.docx', buildDocx({ body: vanished }))).toBe('empty')
    expect(await refusal('a.md', '<!-- unseen -->')).toBe('empty')
    expect(await refusal('a.txt', '\u200b'.repeat(100))).toBe('empty')
    expect(printed(await read('a.docx', buildDocx({ body: '<w:p/>', header: paragraph(words) })))).toEqual([
      '1. Term | The term is two years.',
    ])
    const edge = await read('a.pdf', buildPdf({ pages: [[{ text: 'Words at the very edge', x: 72, y: 8 }]] }))
    expect(printed(edge)).toEqual(['Words at the very edge'])
  })

  it('[D1] is refused as soon as it holds more than its pages can', async () => {
    const limits = { maxPages: 1 }
    const times = (count: number, text: string) => text.repeat(count)
    expect(
      clausesOf(await read('a.docx', buildDocx({ body: times(60, paragraph('words')) }), { limits })),
    ).toHaveLength(60)
    for (const [name, bytes] of [
      ['a.docx', buildDocx({ body: times(61, paragraph('words')) })],
      ['a.txt', times(61, 'words\n\n')],
      ['a.md', times(61, 'words\n\n')],
      ['a.txt', times(241, '\n')],
      ['a.md', times(241, '\n')],
      ['a.txt', times(6_001, ' ')],
      ['a.txt', times(6_001, 'a\0')],
    ] as const)
      expect(await refusal(name, bytes, { limits })).toBe('too_many_pages')
    const elements = buildDocx({ body: times(1_000, '<w:p/>') + paragraph('words') })
    expect(await refusal('a.docx', elements, { limits: { maxXmlNodes: 500 } })).toBe('too_many_pages')
  })

  it('[D1] every refusal says what is wrong and what to do, and nothing of the file', () => {
    for (const code of readErrorCodes) {
      const error = new ReadError(code, 'word/document.xml')
      expect(error.message).toMatch(/^[A-Z][^{}]{10,220}\.$/)
      expect(error.message).not.toContain('document.xml')
    }
  })

  it('[D1] hundreds of damaged ones end in a typed error or a tree', async () => {
    const seed = Number(process.env.TEST_SEED ?? 1)
    let state = seed
    const next = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state % below
    }
    const sources = [docx, buildPdf({ pages: [[line(words)]] }), new TextEncoder().encode(words.repeat(20))]
    for (let i = 0; i < 300; i++) {
      const bytes = (sources[i % 3] ?? docx).slice()
      for (let k = 0; k <= next(6); k++) bytes[next(bytes.length)] = next(256)
      const outcome = await read('a.md', bytes).then(
        () => 'tree',
        (error: unknown) => (error instanceof ReadError ? 'refused' : error),
      )
      expect(outcome, `seed ${seed}, file ${i}`).toMatch(/^(tree|refused)$/)
    }
  })
})

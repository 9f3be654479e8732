import { describe, expect, it } from 'vitest'
import { ReadError, readErrorCodes } from '../../../packages/documents/src/reading/read-error.ts'
import { buildDocx, paragraph } from './docx-builder.ts'
import { buildPdf } from './pdf-builder.ts'
import { clausesOf, printed, read, refusal } from './read.ts'
import { buildZip } from './zip-builder.ts'

const full = process.env.TEST_FULL === '1'
const words = '1. Term. The term is two years.'
const docx = buildDocx({ body: paragraph(words) })
const withDtd = (dtd: string, body = paragraph(words)) => buildDocx({ body, prolog: dtd })
const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol">${'bcdefghij'.replace(/./g, (name, i: number) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)}]>`
const line = (text: string) => ({ text, x: 72, y: 700 })

describe('Word files', () => {
  it('[D1] tells encrypted ones apart, old ones too', async () => {
    const compound = Buffer.alloc(4096)
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(compound)
    expect(await refusal('old.doc', compound)).toBe('unsupported')
    Buffer.from('EncryptedPackage', 'utf16le').copy(compound, 2048)
    expect(await refusal('locked.docx', compound)).toBe('encrypted')
    expect(await refusal('a.docx', buildZip([{ name: 'word/document.xml', data: 'x', flags: 1 }]))).toBe('encrypted')
  })

  it('[D1] refuses truncated and damaged ones wherever they are cut', async () => {
    for (const share of [0.05, 0.3, 0.6, 0.9, 0.99]) {
      expect(await refusal('a.docx', docx.subarray(0, Math.floor(docx.length * share)))).toBe('broken')
    }
    const damaged = docx.slice()
    damaged.fill(0xff, 100, 400)
    expect(['broken', 'unsupported']).toContain(await refusal('a.docx', damaged))
  })

  it('[D1] refuses bombs: by ratio, by sum, by count, by shared bytes, by a lying size', async () => {
    const zeros = new Uint8Array((full ? 40 : 9) * 1024 * 1024)
    expect(await refusal('a.docx', buildDocx({ body: '', more: [{ name: 'word/a.xml', data: zeros }] }))).toBe('bomb')
    const many = Array.from({ length: full ? 100_000 : 5_001 }, (_, i) => ({
      name: `part${i}`,
      data: '',
      stored: true,
    }))
    const crowded = buildZip(many)
    expect(await refusal('a.docx', crowded)).toBe('bomb')
    // The count a zip gives where it holds more than the field can say.
    new DataView(crowded.buffer).setUint16(crowded.length - 12, 0xffff, true)
    expect(await refusal('a.docx', crowded)).toBe('bomb')
    const shared = [
      { name: 'a', data: words },
      ...Array.from({ length: 50 }, (_, i) => ({ name: `b${i}`, data: words, sameAs: 0 })),
    ]
    expect(await refusal('a.docx', buildZip(shared))).toBe('bomb')
    const large = Array.from({ length: 40 }, (_, i) => ({ name: `c${i}`, data: 'x', declaredSize: 7_900_000 }))
    expect(await refusal('a.docx', buildZip(large))).toBe('bomb')
    const lying = buildZip([{ name: 'word/document.xml', data: '<w:document>'.repeat(100_000), declaredSize: 20 }])
    expect(await refusal('a.docx', lying)).toBe('broken')
  })

  it('[D1] refuses names that leave the zip, and never opens a zip inside', async () => {
    for (const name of ['../../etc/passwd', '/etc/passwd', 'C:\\windows', 'word/../../x', '..\\x', 'a\0b']) {
      expect(await refusal('a.docx', buildDocx({ body: paragraph(words), more: [{ name, data: 'x' }] }))).toBe('broken')
    }
    const nested = await read(
      'a.docx',
      buildDocx({ body: paragraph(words), more: [{ name: 'word/embeddings/a.zip', data: docx, stored: true }] }),
    )
    expect(nested.warnings).toEqual(['embedded-files'])
    expect(printed(nested)).toEqual(['1. Term | The term is two years.'])
    expect(await refusal('a.docx', buildZip([{ name: 'inner.zip', data: docx, stored: true }]))).toBe('unsupported')
  })

  it('[D1] refuses a DTD: entities, files, laughs', async () => {
    for (const dtd of [
      '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      '<!DOCTYPE w:document SYSTEM "http://127.0.0.1/x.dtd">',
      laughs,
    ]) {
      expect(await refusal('a.docx', withDtd(dtd))).toBe('forbidden_markup')
    }
    expect(await refusal('a.docx', buildDocx({ body: '<w:p><w:r><w:t>&j;</w:t></w:r></w:p>' }))).toBe('broken')
  })

  it('[D1] refuses nesting no word processor writes', async () => {
    expect(
      await refusal(
        'a.docx',
        buildDocx({ body: '<w:sdt><w:sdtContent>'.repeat(5_000) + '</w:sdtContent></w:sdt>'.repeat(5_000) }),
      ),
    ).toBe('bomb')
  })

  it('[D1] reads what has macros or links elsewhere, and says so', async () => {
    const links =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="x/attachedTemplate" Target="http://127.0.0.1/t.dotm" TargetMode="External"/></Relationships>'
    const bytes = buildDocx({ body: paragraph(words), more: [{ name: 'word/vbaProject.bin', data: 'x' }] })
    expect((await read('a.docm', bytes)).warnings).toEqual(['macros'])
    const linked = buildZip([
      {
        name: 'word/document.xml',
        data: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(words)}</w:body></w:document>`,
      },
      { name: 'word/_rels/document.xml.rels', data: links },
    ])
    expect((await read('a.docx', linked)).warnings).toEqual(['external-links'])
  })

  it('[D1] styles and notes that name themselves come to an end', async () => {
    const contract = await read(
      'a.docx',
      buildDocx({
        body: `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>words</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`,
        styles:
          '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        footnotes:
          '<w:footnote w:id="1"><w:p><w:r><w:t>note</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>',
        numbering:
          '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      }),
    )
    expect(printed(contract)).toEqual(['words', '  1 note'])
  })
})

describe('documents made to be slow', () => {
  const many = full ? 20_000 : 4_000
  it.each([
    [
      'deleted paragraph marks',
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>word</w:t></w:r></w:p>`.repeat(many),
      1,
    ],
    [
      'comments never closed',
      '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>word</w:t></w:r></w:p>'.repeat(many),
      many,
    ],
    [
      'boxes in boxes',
      `${'<w:p><w:r><w:drawing><w:txbxContent>'.repeat(40)}${paragraph(words)}${'</w:txbxContent></w:drawing></w:r></w:p>'.repeat(40)}`,
      1,
    ],
    [
      'fields never ended',
      `<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(many)}</w:p>${paragraph(words)}`,
      0,
    ],
  ])('[D1] %s are read once each', async (_, body, clauses) => {
    const bytes = buildDocx({ body })
    if (clauses === 0) expect(await refusal('a.docx', bytes)).toBe('empty')
    else expect(clausesOf(await read('a.docx', bytes))).toHaveLength(clauses)
  })

  it('[D1] a short list in plain text keeps its items apart', async () => {
    expect(
      printed(
        await read(
          'a.txt',
          'It covers:\n(a) plans of the company and its products\n(b) lists of customers, prices and terms\n(c) code of every kind and its documents',
        ),
      ).slice(1),
    ).toEqual([
      '  (a) plans of the company and its products',
      '  (b) lists of customers, prices and terms',
      '  (c) code of every kind and its documents',
    ])
  })
})

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

describe('text files', () => {
  it('[D1] reads odd encodings and refuses noise', async () => {
    expect(printed(await read('a.txt', new Uint8Array(Buffer.from(`\ufeff${words}`, 'utf16le'))))).toEqual([
      '1. Term | The term is two years.',
    ])
    const withNuls = await read('a.txt', words.replaceAll(' ', '\0 '))
    expect(printed(withNuls)).toEqual(['1. Term | The term is two years.'])
    expect(withNuls.warnings).toEqual(['replaced-characters'])
    expect(
      await refusal(
        'a.txt',
        new Uint8Array(2000).map((_, i) => i % 32),
      ),
    ).toBe('unsupported')
  })

  it('[D1] one line of 50 MB, of 19 MB, or of marks only is answered', async () => {
    expect(await refusal('a.txt', new Uint8Array(50 * 1024 * 1024).fill(0x61))).toBe('too_large')
    expect(await refusal('a.txt', new Uint8Array(19 * 1024 * 1024).fill(0x61))).toBe('too_many_pages')
    expect(await refusal('a.txt', ' \n'.repeat(100_000))).toBe('empty')
    for (const marks of ['(', '1.', '[a](', '**', '<b ', '| ', '> ', '#', '- ']) {
      await read('a.md', `${marks.repeat(20_000)} words`)
    }
  })
})

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

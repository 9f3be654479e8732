import { describe, expect, it } from 'vitest'
import { compoundFile, docx, laughs, linkedElsewhere, withEmbeddedZip, withMacros, words } from './bad-files.ts'
import { buildDocx, paragraph } from './docx-builder.ts'
import { clausesOf, printed, read, refusal } from './read.ts'
import { buildZip } from './zip-builder.ts'

const full = process.env.TEST_FULL === '1'

describe('Word files', () => {
  it('[D1] tells encrypted ones apart, old ones too', async () => {
    expect(await refusal('old.doc', compoundFile(''))).toBe('unsupported')
    expect(await refusal('locked.docx', compoundFile('EncryptedPackage'))).toBe('encrypted')
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
    const nested = await read('a.docx', withEmbeddedZip)
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
      expect(await refusal('a.docx', buildDocx({ body: paragraph(words), prolog: dtd }))).toBe('forbidden_markup')
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
    expect((await read('a.docm', withMacros)).warnings).toEqual(['macros'])
    expect((await read('a.docx', linkedElsewhere)).warnings).toEqual(['external-links'])
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
})

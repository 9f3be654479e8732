import { describe, expect, it } from 'vitest'
import { buildDocx, inList, legalNumbering, level, paragraph, run } from './docx-builder.ts'
import { clausesOf, printed, read, readParts } from './read.ts'

const labels = async (numbering: string, body: string, styles?: string): Promise<string[]> =>
  clausesOf(await readParts({ numbering, body, ...(styles === undefined ? {} : { styles }) })).map(({ label }) => label)

const abstract = (id: number, inner: string) => `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`
const number = (id: number, of: number, inner = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${inner}</w:num>`

describe('a large part', () => {
  it('[D1] is read whole, whatever letter stands where it is cut', async () => {
    const text = 'a€'.repeat(150_000)
    for (const before of ['', 'b', 'bc']) {
      const [clause] = clausesOf(await readParts({ body: paragraph(`${before}${text}`) }))
      expect(clause?.text === `${before}${text}`).toBe(true)
    }
  })
})

describe('numbering', () => {
  it('[D1] counts levels and starts deeper ones anew', async () => {
    const body = [0, 1, 2, 2, 1, 2, 0, 1, 3]
      .map((depth) => paragraph(`words of level ${depth}`, inList(depth)))
      .join('')
    expect(await labels(legalNumbering, body)).toEqual(['1.', '1.1', '(a)', '(b)', '1.2', '(a)', '2.', '2.1', '(i)'])
  })

  it('[D1] two lists of one definition go on counting; a start override begins anew, once', async () => {
    const numbering =
      abstract(0, level(0, 'decimal', '%1.')) +
      number(1, 0) +
      number(2, 0) +
      number(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
    const body = [1, 2, 3, 3, 1].map((id) => paragraph('words', inList(0, id))).join('')
    expect(await labels(numbering, body)).toEqual(['1.', '2.', '7.', '8.', '9.'])
  })

  it('[D1] an override may bring a level of its own', async () => {
    const override = `<w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', 'Article %1')}</w:lvlOverride>`
    const numbering = abstract(0, level(0, 'decimal', '%1.')) + number(1, 0, override)
    expect(await labels(numbering, paragraph('words', inList(0)) + paragraph('words', inList(0)))).toEqual([
      'Article I',
      'Article II',
    ])
  })

  it('[D1] follows styles, what they are based on, and links of numbering styles', async () => {
    const numbering =
      abstract(0, '<w:numStyleLink w:val="Legal"/>') +
      `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Legal"/>${level(0, 'decimal', '%1.', '<w:pStyle w:val="Heading1"/>')}${level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Heading2"/>')}</w:abstractNum>` +
      number(1, 0) +
      number(2, 1)
    const styles =
      '<w:style w:type="numbering" w:styleId="Legal"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Heading1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    const body =
      paragraph('Term', '<w:pStyle w:val="Heading1"/>') +
      paragraph('words', '<w:pStyle w:val="Heading2"/>') +
      paragraph('words', inList(1, 1)) +
      paragraph('Law', '<w:pStyle w:val="Heading1"/>') +
      paragraph('no number', '<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    expect(await labels(numbering, body, styles)).toEqual(['1.', '1.1', '1.2', '2.', ''])
  })

  it('[D1] legal levels print decimals; a level may never restart', async () => {
    const numbering =
      abstract(
        0,
        level(0, 'upperRoman', 'Article %1.') +
          level(1, 'decimal', '%1.%2', '<w:isLgl/>') +
          level(2, 'lowerLetter', '(%3)', '<w:lvlRestart w:val="0"/>'),
      ) + number(1, 0)
    const body = [0, 1, 2, 0, 1, 2].map((depth) => paragraph('words', inList(depth))).join('')
    expect(await labels(numbering, body)).toEqual(['Article I.', '1.1', '(a)', 'Article II.', '2.1', '(b)'])
  })

  it('[D1] a paragraph that only carries a section break, or is deleted, takes no number', async () => {
    const gone =
      '<w:p><w:pPr>NUM<w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr><w:del w:id="2" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    const body =
      paragraph('words', inList(0)) +
      paragraph('', `${inList(0)}<w:sectPr/>`) +
      gone.replace('NUM', inList(0)) +
      paragraph('words', inList(0))
    expect(await labels(legalNumbering, body)).toEqual(['1.', '2.'])
  })
})

describe('what a paragraph prints', () => {
  it('[D1] reads runs, tabs, breaks, links, fields, content controls and text boxes', async () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF secret</w:instrText></w:r><w:r><w:t>never printed</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Section 5</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    const body =
      `<w:p>${run('One')}<w:r><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r><w:hyperlink>${run(' five')}</w:hyperlink></w:p>` +
      `<w:p>${run('See ')}${field}<w:fldSimple w:instr="DATE">${run(' of May')}</w:fldSimple></w:p>` +
      `<w:sdt><w:sdtPr/><w:sdtContent><w:p>${run('In a ')}<w:sdt><w:sdtContent>${run('control')}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>` +
      `<w:p>${run('Beside a box')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph('in the box')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('in the box')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
      paragraph('after it')
    const contract = await readParts({ body })
    expect(printed(contract)).toEqual([
      'One two three-four five',
      'See Section 5 of May',
      'In a control',
      'Beside a box',
      'in the box',
      'after it',
    ])
    // Every `w:p` counts, those that are not shown too.
    expect(clausesOf(contract).map(({ source }) => source?.paragraph)).toEqual([0, 1, 2, 3, 4, 6])
  })

  it('[D1] reads tables row by row, notes where they are referred to, headers apart', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
    const contract = await readParts({
      body: `${paragraph('1. Fees. As follows.')}<w:tbl><w:tr>${cell('setup')}${cell('100 euros')}</w:tr><w:tr>${cell('monthly')}${cell('20 euros')}</w:tr></w:tbl><w:p>${run('2. Taxes are extra.')}<w:r><w:footnoteReference w:id="4"/></w:r></w:p>`,
      footnotes: `<w:footnote w:type="separator" w:id="0">${paragraph('')}</w:footnote><w:footnote w:id="4">${paragraph('Where they apply.')}</w:footnote>`,
      header: paragraph('Confidential draft'),
      footer: paragraph('Page 1'),
    })
    expect(printed(contract)).toEqual([
      '1. Fees | As follows.',
      '  setup',
      '  100 euros',
      '  monthly',
      '  20 euros',
      '2. Taxes are extra.',
      '  1 Where they apply.',
    ])
    expect(clausesOf(contract).at(-1)?.source).toEqual({ part: 'word/footnotes.xml', paragraph: 1 })
    expect(contract.furniture.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'header: Confidential draft',
      'footer: Page 1',
    ])
  })

  it('[D1] the strict namespaces say the same', async () => {
    const parts = { numbering: legalNumbering, body: paragraph('Term', inList(0)) + paragraph('It lasts.', inList(1)) }
    expect((await read('a.docx', buildDocx({ ...parts, strict: true }))).tree).toEqual(
      (await read('a.docx', buildDocx(parts))).tree,
    )
  })
})

describe("other people's marks", () => {
  const date = 'w:author="Ann" w:date="2026-01-02T03:04:05Z"'

  it('[D1] insertions are in the text, deletions out, both listed with author, date and place', async () => {
    const contract = await readParts({
      body: `<w:p>${run('The term is ')}<w:del w:id="1" ${date}><w:r><w:delText>two</w:delText></w:r></w:del><w:ins w:id="2" ${date}>${run('five')}</w:ins>${run(' years.')}</w:p>`,
    })
    expect(printed(contract)).toEqual(['The term is five years.'])
    const clauseId = clausesOf(contract)[0]?.id
    const place = { part: 'word/document.xml', paragraph: 0 }
    const mark = { author: 'Ann', date: '2026-01-02T03:04:05Z', place, at: 12, clauseId }
    expect(contract.revisions).toEqual([
      { id: '1', kind: 'deletion', text: 'two', ...mark },
      { id: '2', kind: 'insertion', text: 'five', ...mark },
    ])
  })

  it('[D1] moves, paragraphs, rows and formatting are told apart', async () => {
    const contract = await readParts({
      body:
        `<w:p><w:pPr><w:rPr><w:moveFrom w:id="1" ${date}/></w:rPr></w:pPr><w:moveFrom w:id="2" ${date}>${run('moved words')}</w:moveFrom></w:p>` +
        `<w:p><w:pPr><w:rPr><w:ins w:id="3" ${date}/></w:rPr></w:pPr><w:moveTo w:id="4" ${date}>${run('moved words')}</w:moveTo></w:p>` +
        `<w:tbl><w:tr><w:trPr><w:ins w:id="5" ${date}/></w:trPr><w:tc>${paragraph('new row')}</w:tc></w:tr></w:tbl>` +
        `<w:p><w:pPr><w:pPrChange w:id="6" ${date}/></w:pPr>${run('last')}</w:p>`,
    })
    expect(printed(contract)).toEqual(['moved words', 'new row', 'last'])
    expect(contract.revisions.map(({ kind }) => kind)).toEqual([
      'move-from',
      'paragraph-deletion',
      'move-to',
      'paragraph-insertion',
      'row-insertion',
      'formatting',
    ])
  })

  it('[D1] a deleted paragraph mark joins two paragraphs, a style separator keeps the first one’s number', async () => {
    const joined = `<w:p><w:pPr><w:rPr><w:del w:id="1" ${date}/></w:rPr></w:pPr>${run('The term')}</w:p>${paragraph('lasts.')}`
    expect(printed(await readParts({ body: joined }))).toEqual(['The term lasts.'])
    const separated = `<w:p><w:pPr>${inList(0)}<w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>${run('Term.', '<w:b/>')}</w:p>${paragraph('It lasts.')}`
    expect(printed(await readParts({ body: separated, numbering: legalNumbering }))).toEqual(['1. Term | It lasts.'])
  })

  it('[D1] comments keep author, quote, place and answers', async () => {
    const contract = await readParts({
      body: `<w:p>${run('Liability is ')}<w:commentRangeStart w:id="7"/>${run('unlimited')}<w:commentRangeEnd w:id="7"/>${run('.')}</w:p>`,
      comments: `<w:comment w:id="7" w:initials="B" w:author="Bob" w:date="2026-02-03T00:00:00Z"><w:p w14:paraId="AA">${run('Really?')}</w:p></w:comment><w:comment w:id="8" w:author="Ann"><w:p w14:paraId="BB">${run('No.')}</w:p></w:comment>`,
      commentsExtended:
        '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="0"/>',
    })
    expect(contract.comments).toEqual([
      {
        id: '7',
        author: 'Bob',
        initials: 'B',
        date: '2026-02-03T00:00:00Z',
        text: 'Really?',
        quote: 'unlimited',
        place: { part: 'word/document.xml', paragraph: 0 },
        range: { start: 13, end: 22 },
        clauseId: clausesOf(contract)[0]?.id,
        resolved: true,
      },
      { id: '8', author: 'Ann', text: 'No.', quote: '', parentId: '7', resolved: false },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { openZip } from '../../../packages/documents/src/reading/docx/zip-package.ts'
import { defaultReadLimits } from '../../../packages/documents/src/reading/read-limits.ts'
import { inList, legalNumbering, paragraph, run } from './docx-builder.ts'
import { printed, read, readParts } from './read.ts'
import { buildZip64 } from './zip-builder.ts'

const cell = (inner: string) => `<w:tc>${inner}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`

describe('documents that other programs and old habits leave', () => {
  it('[D1] what needs a newer Word is read as the others show it, in the middle of a run too', async () => {
    const body = `<w:p><w:r><w:t xml:space="preserve">Paid in </w:t><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx/></mc:Choice><mc:Fallback><w:t>€</w:t></mc:Fallback></mc:AlternateContent><w:t xml:space="preserve"> only, as agreed before.</w:t></w:r></w:p>`
    expect(printed(await readParts({ body }))).toEqual(['Paid in € only, as agreed before.'])
  })

  it('[D1] clauses typed into one paragraph with line breaks are clauses, as they are in plain text', async () => {
    const lines = [
      '1. Confidentiality. Keep it secret.',
      '',
      '2. Term. Two years,',
      'and no longer.',
      '3. Law. That of India.',
    ]
    const body = `<w:p><w:r>${lines.map((line) => `<w:t>${line}</w:t>`).join('<w:br/>')}</w:r></w:p>`
    const contract = await readParts({ body })
    expect(printed(contract)).toEqual([
      '1. Confidentiality | Keep it secret.',
      '2. Term | Two years, and no longer.',
      '3. Law | That of India.',
    ])
    expect(contract.tree.clauses.map(({ label, heading, text }) => [label, heading, text])).toEqual(
      (await read('a.txt', lines.join('\n\n').replace(',\n\n', ', '))).tree.clauses.map(({ label, heading, text }) => [
        label,
        heading,
        text,
      ]),
    )
    for (const span of contract.sourceMap) {
      const clause = contract.tree.clauses.find(({ id }) => id === span.clauseId)
      const words = (clause?.[span.field] ?? '').slice(span.start, span.start + span.length)
      expect(lines.join(' ').slice(span.from, span.from + span.length)).toBe(words)
    }
  })

  it('[D1] an address is no list, whatever its line breaks', async () => {
    const body = `${paragraph('We are')}<w:p><w:r><w:t>Acme Ltd</w:t><w:br/><w:t>12 High Street</w:t><w:br/><w:t>London</w:t></w:r></w:p>${paragraph('The parties agree.')}`
    expect(printed(await readParts({ body }))).toEqual([
      'We are',
      'Acme Ltd 12 High Street London',
      'The parties agree.',
    ])
  })

  it('[D1] a number that has a column of its own belongs to the words beside it', async () => {
    const body = `<w:tbl>${row(paragraph('1.'), paragraph('Term. Two years.'))}${row(paragraph('2.'), paragraph('Law. That of India.'))}</w:tbl>${paragraph('Between the tables, in plain words.')}<w:tbl>${row(paragraph('', inList(0)), paragraph('They shall keep it secret.'))}${row(paragraph('', inList(0)), paragraph(''), paragraph('They shall return it.'))}${row(paragraph('3.'), paragraph('3.1 They shall pay.'))}${row(paragraph('4.'))}</w:tbl>`
    expect(printed(await readParts({ body, numbering: legalNumbering }))).toEqual([
      '1. Term | Two years.',
      '2. Law | That of India.',
      '  Between the tables, in plain words.',
      '1. They shall keep it secret.',
      '2. They shall return it.',
      '3.',
      '  3.1 They shall pay.',
      '4.',
    ])
  })

  const contents = ['1. Confidentiality 2', '2. Governing Law 3']
  const clauses = ['1. Confidentiality', 'Keep it secret.', '2. Governing Law', 'That of India.']
  const whole = [
    'Contents',
    ...contents,
    '1. Confidentiality',
    '  Keep it secret.',
    '2. Governing Law',
    '  That of India.',
  ]

  it.each([
    ['by its style', contents.map((line) => paragraph(line, '<w:pStyle w:val="TOC1"/>')).join('')],
    [
      'by what Word keeps it in',
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${contents.map((line) => paragraph(line)).join('')}</w:sdtContent></w:sdt>`,
    ],
    ['by its leaders', contents.map((line) => paragraph(line.replace(/ (\d)$/, ' ........ $1'))).join('')],
    ['by its pages', contents.map((line) => `<w:p>${run(line)}</w:p>`).join('')],
  ])('[D1] a table of contents is told %s, and repeats no clause', async (_, entries) => {
    const body = paragraph('Contents') + entries + clauses.map((line) => paragraph(line)).join('')
    const contract = await readParts({
      body,
      styles: '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>',
    })
    expect(printed(contract).map((line) => line.replace(/ \.+/, '').replace(/^ +(?=\d)/, ''))).toEqual(whole)
    expect(contract.tree.clauses.filter(({ kind }) => kind === 'governing-law').length).toBeLessThan(2)
  })

  it('[D1] numbers of 64 bits are read where the zip is small', () => {
    const zip = buildZip64([
      { name: 'a.xml', data: '<a/>' },
      { name: 'b.xml', data: '<b/>', stored: true },
    ])
    const opened = openZip(zip, defaultReadLimits)
    expect(opened.names).toEqual(['a.xml', 'b.xml'])
    expect(['a.xml', 'b.xml'].map((name) => new TextDecoder().decode(opened.read(name)))).toEqual(['<a/>', '<b/>'])
  })
})

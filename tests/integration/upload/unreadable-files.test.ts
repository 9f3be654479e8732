import { type ContractDetail, walkClauses } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import {
  compoundFile,
  docx,
  laughs,
  line,
  linkedElsewhere,
  withEmbeddedZip,
  withMacros,
  words,
} from '../reading/bad-files.ts'
import { buildDocx, paragraph } from '../reading/docx-builder.ts'
import { buildPdf } from '../reading/pdf-builder.ts'
import { buildZip } from '../reading/zip-builder.ts'
import { BadUploadStage, refused, secret } from './bad-upload-stage.ts'
import { mutation, query, upload } from './support.ts'

const withDtd = (dtd: string) => buildDocx({ body: paragraph(secret), prolog: dtd })
const crowd = () => buildZip(Array.from({ length: 100_000 }, (_, i) => ({ name: `p${i}`, data: '', stored: true })))
const lines = (pages: number) => buildPdf({ pages: Array.from({ length: pages }, () => [line('words')]) })

/** What is sent, and what the sender is told. */
const refusals: [what: string, name: string, bytes: () => Uint8Array | string, status: number, told: RegExp][] = [
  ['a docx behind a password', 'a.docx', () => compoundFile('EncryptedPackage'), 400, /password/],
  ['a pdf behind a password', 'a.pdf', () => buildPdf({ pages: [[line(secret)]], encrypted: true }), 400, /password/],
  ['a Word 97 file', 'a.doc', () => compoundFile('WordDocument'), 400, /kind of file/],
  ['a docx cut in the middle', 'a.docx', () => docx.subarray(0, docx.length / 2), 400, /damaged/],
  ['a pdf cut at its beginning', 'a.pdf', () => lines(1).subarray(0, 300), 400, /damaged/],
  ['a text that says it is a docx', 'a.docx', () => words, 400, /damaged/],
  ['a picture that says it is a text', 'a.txt', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]), 400, /kind of file/],
  [
    'a zip bomb',
    'a.docx',
    () => buildDocx({ body: '', more: [{ name: 'word/a.xml', data: new Uint8Array(9 * 1024 * 1024) }] }),
    413,
    /unpacks/,
  ],
  ['100,000 entries', 'a.docx', crowd, 413, /unpacks/],
  ['a zip in a zip', 'a.docx', () => buildZip([{ name: 'inner.zip', data: docx, stored: true }]), 400, /kind of file/],
  [
    'a path out of the zip',
    'a.docx',
    () => buildDocx({ body: paragraph(secret), more: [{ name: '../../etc/cron.d/x', data: 'x' }] }),
    400,
    /damaged/,
  ],
  ['an outside entity', 'a.docx', () => withDtd('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 400, /DTD/],
  ['a DTD elsewhere', 'a.docx', () => withDtd('<!DOCTYPE d SYSTEM "http://127.0.0.1/x.dtd">'), 400, /DTD/],
  ['a billion laughs', 'a.docx', () => withDtd(laughs), 400, /DTD/],
  ['10,000 pages', 'a.pdf', () => lines(10_000), 413, /more pages/],
  [
    'pages in a ring',
    'a.pdf',
    () => buildPdf({ pages: [[line(secret)]], kids: '2 0 R 2 0 R', count: 4 }),
    400,
    /damaged/,
  ],
  ['a scan', 'a.pdf', () => buildPdf({ pages: [[], []], picture: true }), 400, /text recognition/],
  ['nothing', 'a.docx', () => '', 400, /no text/],
  ['a docx without words', 'a.docx', () => buildDocx({ body: '' }), 400, /no text/],
  ['noise', 'a.txt', () => new Uint8Array(2000).map((_, i) => i % 32), 400, /kind of file/],
  ['19 MB of short lines', 'a.txt', () => '1. a\n'.repeat(3_800_000), 413, /more pages/],
  [
    'more paragraphs than its pages hold',
    'a.docx',
    () => buildDocx({ body: paragraph(words).repeat(30_001) }),
    413,
    /more pages/,
  ],
  [
    'a million operators',
    'a.pdf',
    () => buildPdf({ pages: [[line(secret)]], operators: 'q '.repeat(1_000_000) }),
    400,
    /too long/,
  ],
  [
    'a docx of deletions',
    'a.docx',
    () => buildDocx({ body: `<w:p><w:del w:id="1"><w:r><w:delText>${secret}</w:delText></w:r></w:del></w:p>` }),
    400,
    /no text/,
  ],
  ['a line of 19 MB', 'a.txt', () => new Uint8Array(19 * 1024 * 1024).fill(0x61), 413, /more pages/],
  ['a line of 50 MB', 'a.txt', () => new Uint8Array(50 * 1024 * 1024).fill(0x61), 413, /larger than 20 MB/],
]

describe('files that can not be read, or look it', () => {
  const stage = new BadUploadStage()

  it.each(refusals)('[D1] %s is refused with its reason, and leaves nothing', async (_, name, bytes, status, told) => {
    await refused(upload(stage.server, { name, bytes: bytes() }), status, told)
  })

  it.each([
    ['macros', withMacros, 'a.docm'],
    ['embedded-files', withEmbeddedZip, 'a.docx'],
    ['external-links', linkedElsewhere, 'a.docx'],
    ['replaced-characters', Buffer.from(words.replaceAll(' ', '\0 ')), 'a.txt'],
    [undefined, Buffer.from(`\ufeff${words}`, 'utf16le'), 'a.txt'],
    [undefined, docx, 'a.pdf'],
  ])('[D1] what is strange but harmless is read, and said: %s', async (warning, bytes, name) => {
    const { status, body } = await upload(stage.server, { name, bytes })
    expect(status).toBe(201)
    const contract = await query<ContractDetail>(stage.server, 'document.contract', { documentId: body.documentId })
    expect(contract.remarks.warnings).toEqual(warning === undefined ? [] : [warning])
    expect([...walkClauses(contract.tree)].map(({ heading, text }) => `${heading} | ${text}`)).toEqual([
      'Term | The term is two years.',
    ])
    await mutation(stage.server, 'document.delete', { documentId: body.documentId })
  })

  it.each([
    ['../../etc/passwd', 'passwd', 'passwd'],
    ['..\\..\\boot.ini.txt', 'boot.ini.txt', 'boot.ini'],
    ['<img src=x onerror=alert(1)>.md', '<img src=x onerror=alert(1)>.md', '<img src=x onerror=alert(1)>'],
    ['a\tb\u0007\u202etxt.md', 'abtxt.md', 'abtxt'],
    ['"quoted".md', '"quoted".md', '"quoted"'],
    ['Vertraulichkeit für 株式会社.md', 'Vertraulichkeit für 株式会社.md', 'Vertraulichkeit für 株式会社'],
    ['..', 'document', 'document'],
    ['very long', `${'n'.repeat(196)}….md`, `${'n'.repeat(196)}…`],
  ])('[D1] a file called %j keeps a name that is only a name', async (called, kept, title) => {
    const name = called === 'very long' ? `${'n'.repeat(10_000)}.md` : called
    const { status, body } = await upload(stage.server, { name, bytes: words })
    expect(status).toBe(201)
    expect(body.title).toBe(title)
    const contract = await query<ContractDetail>(stage.server, 'document.contract', { documentId: body.documentId })
    expect(contract.source?.name).toBe(kept)
    await mutation(stage.server, 'document.delete', { documentId: body.documentId })
  })
})

import { once } from 'node:events'
import { type ContractDetail, walkClauses } from '@clausemint/protocol'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, type ModelReply, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { eventsOf, type SentEvent, send } from '../http/support.ts'
import { buildDocx, paragraph } from '../reading/docx-builder.ts'
import { buildPdf } from '../reading/pdf-builder.ts'
import { buildZip } from '../reading/zip-builder.ts'
import { newVisitor } from '../spine/support/raw-socket.ts'
import {
  documentsOf,
  formOf,
  formType,
  mutation,
  open,
  type post,
  query,
  type Reply,
  replyOf,
  startUploadServer,
  type UploadServer,
  upload,
} from './support.ts'

const words = '1. Term. The term is two years.'
const secret = 'Project Nightjar'
const docx = buildDocx({ body: paragraph(words) })
const line = (text: string) => ({ text, x: 72, y: 700 })
const compound = (name: string): Uint8Array => {
  const bytes = Buffer.alloc(4096)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
  Buffer.from(name, 'utf16le').copy(bytes, 2048)
  return bytes
}
const withDtd = (dtd: string) => buildDocx({ body: paragraph(secret), prolog: dtd })
const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol">${[...'bcdefghij'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`
const crowd = () => buildZip(Array.from({ length: 100_000 }, (_, i) => ({ name: `p${i}`, data: '', stored: true })))
const lines = (pages: number) => buildPdf({ pages: Array.from({ length: pages }, () => [line('words')]) })

/** What is sent, and what the sender is told. */
const refusals: [what: string, name: string, bytes: () => Uint8Array | string, status: number, told: RegExp][] = [
  ['a docx behind a password', 'a.docx', () => compound('EncryptedPackage'), 400, /password/],
  ['a pdf behind a password', 'a.pdf', () => buildPdf({ pages: [[line(secret)]], encrypted: true }), 400, /password/],
  ['a Word 97 file', 'a.doc', () => compound('WordDocument'), 400, /kind of file/],
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

describe('what can not be read', () => {
  let peer: ModelPeer
  let server: UploadServer
  let writing: ModelReply
  let reading: AsyncGenerator<SentEvent>
  beforeAll(async () => {
    peer = await startModelPeer()
    server = await startUploadServer('pglite', { ...peerEnvironment(peer), LIMIT_CONCURRENT_UPLOADS: '2' })
    // Somebody else, whose text is being written all the while.
    const other = await newVisitor(server.url)
    const body = { party_a: 'A', party_b: 'B', purpose: 'Testing', jurisdiction: 'India' }
    const response = send(server.url, '/api/nda/generate/streaming/', {
      method: 'POST',
      headers: { cookie: other.cookie },
      body,
    })
    writing = await peer.next()
    reading = eventsOf(await response)
  })
  afterAll(async () => {
    writing.finish()
    await Array.fromAsync(reading)
    await server[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
  })

  let spoken = 0
  afterEach(async () => {
    expect(await documentsOf(server)).toEqual([])
    await expect.poll(() => server.sources()).toEqual([])
    await expect.poll(() => server.count('clauses')).toBe(0)
    expect(server.logged.join('')).not.toContain(secret)
    // Somebody's bad file is no fault of the server.
    expect(server.logged.filter((line) => JSON.parse(line).level > 30 || line.includes('stack'))).toEqual([])
    const word = `word-${spoken++} `
    await writing.token(word)
    for (;;) {
      const { value, done } = await reading.next()
      if (done) throw new Error('the other text has ended')
      if (value.data.text?.includes(word)) break
    }
  })

  const refused = async (reply: Promise<Reply>, status: number, told: RegExp) => {
    const { status: given, body } = await reply
    expect(body.error?.message).toMatch(told)
    expect(given).toBe(status)
    expect(body.error.code).toBe(status === 413 ? 'too_large' : 'invalid_input')
    expect(JSON.stringify(body)).not.toContain(secret)
  }

  it.each(refusals)('[D1] %s is refused with its reason, and leaves nothing', async (_, name, bytes, status, told) => {
    await refused(upload(server, { name, bytes: bytes() }), status, told)
  })

  it.each([
    ['macros', buildDocx({ body: paragraph(words), more: [{ name: 'word/vbaProject.bin', data: 'x' }] }), 'a.docm'],
    [
      'embedded-files',
      buildDocx({ body: paragraph(words), more: [{ name: 'word/embeddings/a.zip', data: docx, stored: true }] }),
      'a.docx',
    ],
    [
      'external-links',
      buildZip([
        {
          name: 'word/document.xml',
          data: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(words)}</w:body></w:document>`,
        },
        {
          name: 'word/_rels/document.xml.rels',
          data: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="x/attachedTemplate" Target="http://127.0.0.1/t.dotm" TargetMode="External"/></Relationships>',
        },
      ]),
      'a.docx',
    ],
    ['replaced-characters', Buffer.from(words.replaceAll(' ', '\0 ')), 'a.txt'],
    [undefined, Buffer.from(`\ufeff${words}`, 'utf16le'), 'a.txt'],
    [undefined, docx, 'a.pdf'],
  ])('[D1] what is strange but harmless is read, and said: %s', async (warning, bytes, name) => {
    const { status, body } = await upload(server, { name, bytes })
    expect(status).toBe(201)
    const contract = await query<ContractDetail>(server, 'document.contract', { documentId: body.documentId })
    expect(contract.remarks.warnings).toEqual(warning === undefined ? [] : [warning])
    expect([...walkClauses(contract.tree)].map(({ heading, text }) => `${heading} | ${text}`)).toEqual([
      'Term | The term is two years.',
    ])
    await mutation(server, 'document.delete', { documentId: body.documentId })
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
    const { status, body } = await upload(server, { name, bytes: words })
    expect(status).toBe(201)
    expect(body.title).toBe(title)
    const contract = await query<ContractDetail>(server, 'document.contract', { documentId: body.documentId })
    expect(contract.source?.name).toBe(kept)
    await mutation(server, 'document.delete', { documentId: body.documentId })
  })

  it('[D2] a file that says it is too large is refused before it comes', async () => {
    const { call, response } = open(server, { 'content-length': 200 * 1024 * 1024 })
    call.flushHeaders()
    const answer = await response
    await refused(replyOf(answer), 413, /larger than 20 MB/)
    expect(answer.headers.connection).toBe('close')
    call.destroy()
  })

  it('[D2] one that turns out to be too large is refused in its middle, and its sender hears of it', async () => {
    const { call, response } = open(server)
    const [head] = formOf({ name: 'a.txt', bytes: 'HERE' }).toString().split('HERE')
    call.write(head)
    const megabyte = Buffer.alloc(1024 * 1024, 'a')
    let answered = false
    void response.then(() => {
      answered = true
    })
    // There is no end to it, but for the answer.
    while (!answered) if (!call.write(megabyte)) await Promise.race([once(call, 'drain'), response])
    const answer = await response
    await refused(replyOf(answer), 413, /larger than 20 MB/)
    call.end()
    await once(answer.socket, 'close')
  })

  it('[D2] one that is shorter than it says, or broken off, leaves nothing', async () => {
    const form = formOf({ name: 'a.md', bytes: words.repeat(10_000) })
    for (const headers of [{ 'content-length': form.length + 1000 }, {}, { 'transfer-encoding': 'chunked' }]) {
      const { call, response } = open(server, headers)
      call.write(form.subarray(0, form.length / 2))
      await expect.poll(() => server.sources()).toHaveLength(1)
      call.destroy()
      await expect(response).rejects.toThrow()
      await expect.poll(() => server.sources()).toEqual([])
    }
    expect(await server.count('documents', "state = 'unread' and file_name = 'a.md'")).toBe(0)
  })

  it('[D2] one that is longer than it says is cut there, and refused', async () => {
    const form = formOf({ name: 'a.md', bytes: words })
    const { call, response } = open(server, { 'content-length': form.length - 30 })
    call.on('socket', (socket) => socket.on('error', () => {}))
    call.end(form.subarray(0, form.length - 30))
    await refused(replyOf(await response), 400, /incomplete or damaged/)
  })

  it('[D2] [T5] a form that is none, or too much of one, is refused', async () => {
    const cases: [Partial<Parameters<typeof post>[1]>, RegExp][] = [
      [{ headers: { 'content-type': 'application/json' } }, /multipart\/form-data/],
      [{ headers: { 'content-type': 'text/plain' } }, /multipart\/form-data/],
      [{ headers: { 'content-type': 'multipart/form-data' } }, /incomplete or damaged/],
      [{ headers: { 'content-type': 'multipart/form-data; boundary=other' } }, /incomplete or damaged/],
      [{ field: 'upload' }, /field "file"/],
      [{ fields: { title: 't'.repeat(201) } }, /do not fit/],
      [{ fields: { title: 't'.repeat(100_000) } }, /do not fit/],
      [{ fields: { title: ' ' } }, /missing/],
      [{ fields: { local_only: 'perhaps' } }, /do not fit/],
      [{ fields: { owner: 'somebody else' } }, /do not fit/],
      [{ fields: { __proto__x: 'x' } }, /do not fit/],
      [{ fields: { constructor: 'x' } }, /incomplete|fit/],
      [{ fields: Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${i}`, 'x'])) }, /too many fields|fit/],
      [{ headers: { 'idempotency-key': 'a b' } }, /Idempotency-Key/],
    ]
    for (const [sent, told] of cases) await refused(upload(server, { name: 'a.md', bytes: words, ...sent }), 400, told)
    const two = Buffer.concat([
      formOf({ name: 'a.md', bytes: words }).subarray(0, -25),
      formOf({ name: 'b.md', bytes: words }),
    ])
    const headers = { cookie: server.visitor.cookie, 'content-type': formType }
    await refused(
      send(server.url, '/api/documents', { method: 'POST', headers, body: two }).then(replyOf),
      400,
      /one file at a time|incomplete/,
    )
    const empty = Buffer.from('------clausemint-test--\r\n')
    await refused(
      send(server.url, '/api/documents', { method: 'POST', headers, body: empty }).then(replyOf),
      400,
      /file is missing|incomplete/,
    )
  })

  it('[T5] [R5] nobody uploads without a session, or from another site', async () => {
    const sent = { name: 'a.md', bytes: words }
    const nobody = await upload({ url: server.url, visitor: { cookie: 'clausemint_session=x', member: '' } }, sent)
    expect(nobody).toMatchObject({ status: 401, body: { error: { code: 'no_session' } } })
    const foreign = await upload(server, { ...sent, headers: { origin: 'https://evil.example' } })
    expect(foreign).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } })
  })

  it('[G8] a member sends so many files at once and no more; others are not counted', async () => {
    const form = formOf({ name: 'a.md', bytes: words.repeat(100) })
    const under = [open(server), open(server)]
    for (const { call } of under) call.write(form.subarray(0, 1000))
    await expect.poll(() => server.sources()).toHaveLength(2)
    const third = await upload(server, { name: 'b.md', bytes: words })
    expect(third).toMatchObject({
      status: 429,
      body: { error: { code: 'limit_reached', limit: 'concurrent_uploads' } },
    })
    const other = { url: server.url, visitor: await newVisitor(server.url) }
    const theirs = await upload(other, { name: 'c.md', bytes: words })
    expect(theirs.status).toBe(201)
    await mutation(other, 'document.delete', { documentId: theirs.body.documentId })
    const ids: string[] = []
    for (const { call, response } of under) {
      call.end(form.subarray(1000))
      ids.push((await replyOf(await response)).body.documentId)
    }
    const next = await upload(server, { name: 'd.md', bytes: words })
    expect(next.status).toBe(201)
    for (const documentId of [...ids, next.body.documentId]) await mutation(server, 'document.delete', { documentId })
  })
})

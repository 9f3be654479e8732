import { createHash } from 'node:crypto'
import { type ContractDetail, type DocumentDetail, type DocumentPage, walkClauses } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, send, textOf } from '../http/support.ts'
import { clausesOf, read } from '../reading/read.ts'
import { asDocx, asMarkdown, asPdf, asText, sampleLines } from '../reading/sample-contract.ts'
import { engineNames } from '../spine/support/engines.ts'
import { newVisitor } from '../spine/support/raw-socket.ts'
import { documentsOf, mutation, post, query, replyOf, startUploadServer, type UploadServer, upload } from './support.ts'

const lines = sampleLines(4)
const docx = asDocx(lines)
const formats = [
  ['docx', docx],
  ['pdf', asPdf(lines)],
  ['txt', asText(lines)],
  ['md', asMarkdown(lines)],
] as const
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe.each(engineNames)('an upload on %s', (engine) => {
  let server: UploadServer
  beforeAll(async () => {
    server = await startUploadServer(engine)
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it.each(formats)('[D1] [D2] %s becomes a document with its clauses', async (format, bytes) => {
    const { status, body } = await upload(server, { name: `Contract in ${format}.${format}`, bytes })
    expect(body).toMatchObject({ title: `Contract in ${format}`, format })
    expect(status).toBe(201)
    const expected = await read(`a.${format}`, bytes)
    const { documentId } = body
    const contract = await query<ContractDetail>(server, 'document.contract', { documentId })
    expect(contract.tree.clauses).toEqual(expected.tree.clauses)
    expect(body.clauses).toBe(clausesOf(expected).length)
    expect(contract.source).toEqual({
      name: `Contract in ${format}.${format}`,
      format,
      bytes: Buffer.from(bytes).length,
      ...(format === 'pdf' && { pages: expected.pages }),
    })
    const document = await query<DocumentDetail>(server, 'document.get', { documentId })
    expect(document).toMatchObject({ format, localOnly: false, generation: { task: 'read', status: 'completed' } })
    const again = await read('a.md', document.text)
    expect(clausesOf(again).map(({ text }) => text)).toEqual([...walkClauses(contract.tree)].map(({ text }) => text))
    const words = 'employees and advisers of group b under clause 3.2'
    const found = await query<DocumentPage>(server, 'document.list', { search: words })
    expect(found.items.map(({ id }) => id)).toContain(documentId)
    await mutation(server, 'document.delete', { documentId })
  })

  it('[D2] tells its progress in order: bytes, then the stages', async () => {
    const response = await post(server, { name: 'a.docx', bytes: docx, headers: { accept: 'text/event-stream' } })
    const events = await Array.fromAsync(eventsOf(response))
    const stages = events.filter(({ data }) => data.status === 'progress').map(({ data }) => String(data.stage))
    expect([...new Set(stages)]).toEqual(['receiving', 'opening', 'parsing', 'structuring', 'storing'])
    const order = ['receiving', 'opening', 'parsing', 'structuring', 'storing']
    expect(stages.map((stage) => order.indexOf(stage))).toEqual(stages.map((stage) => order.indexOf(stage)).toSorted())
    expect(events.find(({ data }) => data.stage === 'receiving')?.data).toMatchObject({
      done: docx.length,
      total: docx.length,
    })
    expect(events.at(-1)?.data).toMatchObject({ status: 'completed', result: { provenance: { provider: 'library' } } })
    const [document] = (await query<DocumentPage>(server, 'document.list', {})).items
    await mutation(server, 'document.delete', { documentId: document?.id })
  })

  it('[D2] [P5] title and local_only are what the sender says, before the file or after it', async () => {
    const fields = { title: ' Their paper ', local_only: 'true' }
    const { body } = await upload(server, { name: 'x.md', bytes: asMarkdown(lines), fields })
    const detail = await query<DocumentDetail>(server, 'document.get', { documentId: body.documentId })
    expect(detail).toMatchObject({ title: 'Their paper', localOnly: true })
    await mutation(server, 'document.delete', { documentId: body.documentId })
  })

  it('[G2] the same key twice is one document; another file under it is a conflict', async () => {
    const before = await server.count('documents')
    const sent = { name: 'a.docx', bytes: docx, headers: { 'idempotency-key': 'the-same-key-twice' } }
    const [first, second] = await Promise.all([upload(server, sent), upload(server, sent)])
    const third = await upload(server, sent)
    expect([first, second, third].map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set([first, second, third].map(({ body }) => body.documentId)).size).toBe(1)
    expect(await server.count('documents')).toBe(before + 1)
    const other = await upload(server, { ...sent, bytes: asDocx(sampleLines(2)) })
    expect(other).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } })
    expect(await server.sources()).toEqual([hashOf(docx)])
    await mutation(server, 'document.delete', { documentId: first.body.documentId })
    expect(await server.sources()).toEqual([])
  })

  it('[R4] the same file twice is stored once, and goes with the last document that names it', async () => {
    const ids: string[] = []
    for (const name of ['one.docx', 'two.docx']) ids.push((await upload(server, { name, bytes: docx })).body.documentId)
    expect(await server.sources()).toEqual([hashOf(docx)])
    const [first, second] = ids
    await mutation(server, 'document.delete', { documentId: first })
    expect(await server.sources()).toEqual([hashOf(docx)])
    const { tree } = await query<ContractDetail>(server, 'document.contract', { documentId: second })
    expect(tree.clauses.length).toBeGreaterThan(0)
    await mutation(server, 'document.delete', { documentId: second })
    expect(await server.sources()).toEqual([])
    expect(await server.count('clauses')).toBe(0)
  })

  it('[D2] [H] respond-async answers at once; reading is followed, and a reading that is cancelled leaves nothing', async () => {
    const long = asDocx(sampleLines(400))
    const response = await post(server, { name: 'long.docx', bytes: long, headers: { prefer: 'respond-async' } })
    const { status, body } = await replyOf(response)
    expect(status).toBe(202)
    expect(response.headers['preference-applied']).toBe('respond-async')
    expect(Object.keys(body).sort()).toEqual(['documentId', 'generationId'])
    const path = `/api/generations/${body.generationId}`
    const headers = { cookie: server.visitor.cookie }
    const events = eventsOf(await send(server.url, `${path}/events`, { headers }))
    const cancelled = await send(server.url, path, { method: 'DELETE', headers })
    expect(JSON.parse(await textOf(cancelled)).status).toMatch(/cancelling|cancelled/)
    const last = (await Array.fromAsync(events)).at(-1)
    expect(last?.data.status).toBe('cancelled')
    expect(await documentsOf(server)).toEqual([])
    // The files are removed in the turn after the last event was written.
    await expect.poll(() => server.sources()).toEqual([])
    expect(await server.count('clauses')).toBe(0)
    await expect(query(server, 'document.get', { documentId: body.documentId })).rejects.toThrow('no such document')
    // Nobody else is told of it.
    const other = { url: server.url, visitor: await newVisitor(server.url) }
    await expect(query(other, 'generation.get', { generationId: body.generationId })).rejects.toThrow('no such')
  })

  it('[D2] a file that has been read is not read again, and one that could not be is to be sent anew', async () => {
    const good = await upload(server, { name: 'a.md', bytes: asMarkdown(lines) })
    const { generationId, documentId } = good.body
    const again = (id: string) => mutation(server, 'generation.retry', { generationId: id, requestId: `again-${id}` })
    await expect(again(generationId)).rejects.toThrow('has been read already')
    await mutation(server, 'document.delete', { documentId })
    const headers = { prefer: 'respond-async' }
    const bad = await replyOf(await post(server, { name: 'a.docx', bytes: 'no docx', headers }))
    const path = `/api/generations/${bad.body.generationId}/events`
    const events = eventsOf(await send(server.url, path, { headers: { cookie: server.visitor.cookie } }))
    expect((await Array.fromAsync(events)).at(-1)?.data).toMatchObject({
      status: 'error',
      error: { code: 'invalid_input' },
    })
    await expect(again(bad.body.generationId)).rejects.toThrow('Upload it again')
  })

  it('[D2] a document that is deleted while it is read is gone, and its file with it', async () => {
    const bytes = asDocx(sampleLines(300))
    const { body } = await replyOf(
      await post(server, { name: 'long.docx', bytes, headers: { prefer: 'respond-async' } }),
    )
    await mutation(server, 'document.delete', { documentId: body.documentId })
    expect(await server.sources()).toEqual([])
    await expect.poll(() => server.count('clauses')).toBe(0)
    expect(await server.count('documents', `id = '${body.documentId}'`)).toBe(0)
  })
})

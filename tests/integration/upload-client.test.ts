import { AppError, type Client, connect, initialRoomState, type Progress, reduceRoom } from '@clausemint/client'
import { stages, walkClauses } from '@clausemint/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { someTermsInput } from '../support/nda-terms.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { LIMIT_UPLOAD_BYTES: '100000' } })
})
afterAll(() => server[Symbol.asyncDispose]())

/** Somebody new. */
const open = (): Client => connect({ url: server.url })

/** A contract as a file, written by the product itself. */
async function contractFile(client: Client): Promise<File> {
  return new File([await client.generate.nda(someTermsInput).text], 'Agreement.md')
}

const idsOf = async (client: Client) => (await client.documents.list()).items.map(({ id }) => id)

test('[D2] the typed client brings a contract in, has it reviewed, and asks about it', async () => {
  await using client = open()
  const file = await contractFile(client)

  const seen: Progress[] = []
  const upload = client.documents.upload(file, { title: 'Theirs', onProgress: (progress) => seen.push(progress) })
  const { documentId, generationId } = await upload
  expect([await upload.documentId, await upload.id]).toEqual([documentId, generationId])
  const sent = seen.filter(({ stage }) => stage === 'receiving')
  expect(sent.at(-1)).toMatchObject({ done: file.size, total: file.size })
  const order = seen.map(({ stage }) => stages.indexOf(stage))
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(new Set(seen.map(({ stage }) => stage)).size).toBeGreaterThan(2)

  expect(await client.documents.get(documentId)).toMatchObject({ title: 'Theirs', format: 'md' })
  const { tree } = await client.documents.contract(documentId)
  expect([...walkClauses(tree)].some(({ kind }) => kind === 'confidentiality')).toBe(true)

  const review = client.review(documentId)
  const findings = await Array.fromAsync(review.findings)
  expect(findings.length).toBeGreaterThan(5)
  expect(await review.result).toMatchObject({ mode: 'playbook' })
  expect((await client.reviews.get(documentId))?.findings.map(({ id }) => id)).toEqual(findings.map(({ id }) => id))

  const answer = await client.chat(documentId).send('Which law governs this agreement?').text
  expect(answer).toContain('](clause:')

  let room = initialRoomState
  for await (const { event } of client.room(documentId).events()) {
    room = reduceRoom(room, event)
    const asked = room.generations.find(({ task }) => task === 'chat')
    if (asked?.status === 'completed') break
  }
  expect(room.findings.map(({ id }) => id).sort()).toEqual(findings.map(({ id }) => id).sort())
  expect(room.generations.map(({ task }) => task)).toEqual(expect.arrayContaining(['read', 'review', 'chat']))
})

test('[G2] the same file under the same name is the same document', async () => {
  await using client = open()
  const file = await contractFile(client)
  const first = await client.documents.upload(file, { requestId: 'request-1' })
  expect(await client.documents.upload(file, { requestId: 'request-1' })).toEqual(first)
})

test('[D1] what cannot be read is an error with its reason, and nothing is left behind', async () => {
  await using client = open()
  const large = await client.documents
    .upload({ name: 'large.txt', bytes: new Uint8Array(4_000_000).fill(32) })
    .catch((error: unknown) => error)
  expect(large).toBeInstanceOf(AppError)
  expect(large).toMatchObject({ code: 'too_large', details: { limit: 'upload_bytes' } })
  const broken = client.documents.upload(new File(['PK\u0003\u0004 and no more'], 'broken.docx'))
  await expect(broken).rejects.toMatchObject({ code: 'invalid_input' })
  expect(await idsOf(client)).toEqual([])
})

test('[D2] a stop once the server has the bytes leaves nothing behind', async () => {
  await using client = open()
  const file = await contractFile(client)
  const before = await idsOf(client)
  const stop = new AbortController()
  const reason = new Error('the wrong file')
  const upload = client.documents.upload(file, { signal: stop.signal })
  const stopping = upload.id.then(() => stop.abort(reason))
  // Reading may be quicker than the stop; then the document is there.
  const outcome = await upload.catch((error: unknown) => error)
  await stopping
  if (outcome === reason) expect(await idsOf(client)).toEqual(before)
  else expect(await idsOf(client)).toContain((await upload).documentId)
})

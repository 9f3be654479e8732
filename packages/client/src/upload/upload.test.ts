import { AppError, type Progress } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { startTestServer } from '../testing/test-server.ts'
import { accept, answer, contract, drain, formOf, open, readCompletely, reading, started } from '../testing/uploads.ts'

test('[D2] a file goes up as a form, and the ids come once it is read', async () => {
  const seen: unknown[] = []
  await using server = await startTestServer({
    async upload(request, response) {
      const form = await formOf(request)
      const file = form.get('file')
      const { prefer, cookie } = request.headers
      seen.push(prefer, cookie, request.headers['idempotency-key'], [...form.keys()])
      seen.push(form.get('title'), form.get('local_only'), file instanceof File && [file.name, await file.text()])
      answer(response, 202, started)
    },
    follow: reading,
  })
  await using client = open(server)
  const options = { title: 'Ours', localOnly: true, requestId: 'request-1' }
  expect(await client.documents.upload(contract, options)).toEqual(started)
  expect(seen).toEqual([
    ...['respond-async', 'session=s1', 'request-1'],
    ...[['title', 'local_only', 'file'], 'Ours', 'true', ['contract.txt', '1. Confidentiality']],
  ])
})

test('a File goes up under its name, and nothing is said of a title that was not given', async () => {
  const seen: unknown[] = []
  await using server = await startTestServer({
    async upload(request, response) {
      const form = await formOf(request)
      const file = form.get('file')
      seen.push([...form.keys()], file instanceof File && [file.name, file.size])
      answer(response, 202, started)
    },
    follow: reading,
  })
  await using client = open(server)
  await client.documents.upload(new File(['words'], '../a "b".docx'))
  expect(seen).toEqual([['file'], ['../a "b".docx', 5]])
})

test('[D2] progress is bytes first and the stages of reading after, never backwards and nothing twice', async () => {
  const size = 3 << 20
  await using server = await startTestServer({
    upload: accept,
    follow: reading,
  })
  await using client = open(server)
  const seen: Progress[] = []
  const file = new File([new Uint8Array(size)], 'contract.pdf')
  await client.documents.upload(file, { onProgress: (progress) => seen.push(progress) })
  const bytes = seen.filter(({ stage }) => stage === 'receiving').map(({ done }) => done)
  expect(bytes.length).toBeGreaterThan(10)
  expect(bytes).toEqual([...new Set(bytes)].sort((a, b) => a - b))
  expect(bytes.at(-1)).toBe(size)
  expect(new Set(seen.map(({ total }) => total))).toEqual(new Set([size, undefined, 2]))
  expect(seen.slice(bytes.length).map(({ stage, done }) => [stage, done])).toEqual([
    ['opening', 0],
    ['parsing', 1],
    ['parsing', 2],
  ])
})

test('the id is known before the reading ends', async () => {
  const gate = Promise.withResolvers<void>()
  await using server = await startTestServer({
    upload: accept,
    async *follow() {
      await gate.promise
      yield [1, readCompletely]
    },
  })
  await using client = open(server)
  const upload = client.documents.upload(contract)
  expect([await upload.id, await upload.documentId]).toEqual(['generation-1', 'document-1'])
  gate.resolve()
  expect(await upload).toEqual(started)
})

test('a session that has ended is renewed once for an upload', async () => {
  const cookies: unknown[] = []
  const ended = new AppError('no_session', 'Your session has ended.')
  let accepts = true
  await using server = await startTestServer({
    async upload(request, response, server) {
      await drain(request)
      cookies.push(request.headers.cookie)
      if (accepts && server.sessions > 1) answer(response, 202, started)
      else answer(response, 401, { error: ended.body })
    },
    follow: reading,
  })
  await using client = open(server)
  expect(await client.documents.upload(contract)).toEqual(started)
  expect(cookies).toEqual(['session=s1', 'session=s2'])
  accepts = false
  await expect(client.documents.upload(contract)).rejects.toMatchObject({ code: 'no_session' })
  expect(cookies).toHaveLength(4)
})

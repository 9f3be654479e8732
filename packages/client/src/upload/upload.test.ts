import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { AppError, type Progress } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { connect } from '../client.ts'
import type { Clock } from '../clock.ts'
import { hurriedClock } from '../testing/clocks.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { answer, drain, formOf, readCompletely, reading, started, stopped } from '../testing/uploads.ts'
import { silenceMs } from './submit-form.ts'
import type { UploadFile } from './upload-file.ts'

const open = (server: TestServer) => connect({ url: server.url, clock: hurriedClock, random: () => 0 })
const contract: UploadFile = { name: 'contract.txt', bytes: new TextEncoder().encode('1. Confidentiality') }
/** More than what the sockets between here and a server that does not read can hold. */
const large = { name: 'large.pdf', bytes: new Uint8Array(32 << 20) }

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
    async upload(request, response) {
      await drain(request)
      answer(response, 202, started)
    },
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
    async upload(request, response) {
      await drain(request)
      answer(response, 202, started)
    },
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

test('[G2] an upload that is cut off is sent again under the same name, and progress does not go back', async () => {
  const names: unknown[] = []
  await using server = await startTestServer({
    async upload(request, response, { cut }) {
      names.push(request.headers['idempotency-key'])
      if (names.length === 1) await once(request, 'data')
      else await drain(request)
      if (names.length === 3) return answer(response, 202, started)
      request.socket.destroy()
      cut()
    },
    follow: reading,
  })
  await using client = open(server)
  const seen: number[] = []
  await client.documents.upload(large, {
    requestId: 'request-1',
    onProgress: ({ stage, done }) => stage === 'receiving' && seen.push(done),
  })
  expect(names).toEqual(['request-1', 'request-1', 'request-1'])
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
})

test('[D2] a stop before the end of the bytes breaks the request off', async () => {
  const arrived = Promise.withResolvers<IncomingMessage>()
  const broken = Promise.withResolvers<void>()
  const cancelled: string[] = []
  await using server = await startTestServer({
    upload(request) {
      request.on('error', () => broken.resolve())
      request.once('data', () => {
        request.pause()
        arrived.resolve(request)
      })
    },
    cancel: ({ generationId }) => cancelled.push(generationId),
  })
  await using client = open(server)
  const stop = new AbortController()
  const reason = new Error('the wrong file')
  const upload = client.documents.upload(large, { signal: stop.signal })
  const request = await arrived.promise
  stop.abort(reason)
  await expect(upload).rejects.toBe(reason)
  await expect(upload.id).rejects.toBe(reason)
  request.resume()
  await broken.promise
  expect(cancelled).toEqual([])
})

test('[D2] a stop between the bytes and the answer waits for the answer, and cancels what it names', async () => {
  const received = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const cancelling = Promise.withResolvers<string>()
  await using server = await startTestServer({
    async upload(request, response) {
      await drain(request)
      received.resolve()
      await gate.promise
      answer(response, 202, started)
    },
    cancel({ generationId }) {
      cancelling.resolve(generationId)
      return { status: 'cancelling' }
    },
    async *follow() {
      await cancelling.promise
      yield [1, stopped]
    },
  })
  await using client = open(server)
  const stop = new AbortController()
  const reason = new Error('the wrong file')
  const upload = client.documents.upload(contract, { signal: stop.signal })
  await received.promise
  stop.abort(reason)
  gate.resolve()
  await expect(upload).rejects.toBe(reason)
  expect(await cancelling.promise).toBe('generation-1')
})

test('[D2] a stop while the file is read cancels the reading; one that comes too late is none', async () => {
  for (const end of [stopped, readCompletely]) {
    const following = Promise.withResolvers<void>()
    const cancelling = Promise.withResolvers<string>()
    await using server = await startTestServer({
      async upload(request, response) {
        await drain(request)
        answer(response, 202, started)
      },
      cancel({ generationId }) {
        cancelling.resolve(generationId)
        return { status: 'cancelling' }
      },
      async *follow() {
        following.resolve()
        await cancelling.promise
        yield [1, end]
      },
    })
    await using client = open(server)
    const stop = new AbortController()
    const reason = new Error('the wrong file')
    const upload = client.documents.upload(contract, { signal: stop.signal })
    await following.promise
    stop.abort(reason)
    if (end === stopped) await expect(upload).rejects.toBe(reason)
    else expect(await upload).toEqual(started)
    expect(await cancelling.promise).toBe('generation-1')
  }
})

test('a signal that is aborted already sends nothing', async () => {
  let uploads = 0
  await using server = await startTestServer({
    upload: () => {
      uploads += 1
    },
  })
  await using client = open(server)
  const reason = new Error('never mind')
  await expect(client.documents.upload(contract, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  expect(uploads).toBe(0)
})

test('[D1] a file that cannot be read is an error with its reason, at the door and while it is read', async () => {
  const refused = new AppError('too_large', 'A file may have 20 MB.', { limit: 'upload_bytes' })
  const unreadable = new AppError('invalid_input', 'This file is encrypted.')
  let door = true
  await using server = await startTestServer({
    async upload(request, response) {
      await drain(request)
      if (door) answer(response, 413, { error: refused.body })
      else answer(response, 202, started)
    },
    async *follow() {
      yield [1, { type: 'error', error: unreadable.body }]
    },
  })
  await using client = open(server)
  const atTheDoor = await client.documents.upload(contract).catch((error: unknown) => error)
  expect(atTheDoor).toBeInstanceOf(AppError)
  expect(atTheDoor).toMatchObject({ code: 'too_large', message: refused.message, details: { limit: 'upload_bytes' } })
  door = false
  await expect(client.documents.upload(contract)).rejects.toMatchObject({
    code: 'invalid_input',
    message: 'This file is encrypted.',
  })
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

test('an answer that is none is an error, and one from a proxy is not taken for the last word', async () => {
  const answers: [number, unknown][] = [
    [200, '<html>Welcome to the hotel</html>'],
    [202, {}],
    [202, { generationId: 7, documentId: null }],
    [404, 'not here'],
    [413, '<html>Request Entity Too Large</html>'],
    [502, '<html>Bad Gateway</html>'],
    [202, started],
  ]
  let sends = 0
  await using server = await startTestServer({
    async upload(request, response) {
      await drain(request)
      const [status, body] = answers[sends] ?? [500, '']
      sends += 1
      answer(response, status, body)
    },
    follow: reading,
  })
  await using client = open(server)
  const codes: unknown[] = []
  for (let i = 0; i < 5; i++) {
    const error = await client.documents.upload(contract).catch((reason: unknown) => reason)
    codes.push(error instanceof AppError ? error.code : error)
  }
  expect(codes).toEqual(['internal', 'internal', 'internal', 'internal', 'too_large'])
  expect(await client.documents.upload(contract)).toEqual(started)
  expect(sends).toBe(answers.length)
})

test('[D1] a refusal before the end of the bytes is heard, and the rest is kept back', async () => {
  const refused = new AppError('too_large', 'A file may have 20 MB.')
  await using server = await startTestServer({
    upload: (_, response) => answer(response, 413, { error: refused.body }),
  })
  await using client = open(server)
  const seen: number[] = []
  const upload = client.documents.upload(large, { onProgress: ({ done }) => seen.push(done) })
  await expect(upload).rejects.toMatchObject({ code: 'too_large', message: refused.message })
  expect(Math.max(...seen)).toBeLessThan(large.bytes.byteLength)
})

test('a server that takes all bytes and says nothing is given up', async () => {
  let sends = 0
  let endSilence = () => {}
  const clock: Clock = {
    ...hurriedClock,
    after(ms, callback) {
      if (ms === silenceMs) endSilence = callback
      return hurriedClock.after(ms, callback)
    },
  }
  await using server = await startTestServer({
    async upload(request) {
      sends += 1
      await drain(request)
      endSilence()
    },
  })
  await using client = connect({ url: server.url, clock, random: () => 0 })
  await expect(client.documents.upload(contract)).rejects.toMatchObject({ code: 'interrupted' })
  expect(sends).toBe(6)
})

test('a server that cuts off every upload is given up', async () => {
  let sends = 0
  await using server = await startTestServer({
    upload(request) {
      sends += 1
      request.destroy()
    },
  })
  await using client = open(server)
  await expect(client.documents.upload(contract)).rejects.toMatchObject({ code: 'interrupted' })
  expect(sends).toBe(6)
})

test('[D1] a file that was changed since it was chosen is not sent again and again', async () => {
  class ChangedFile extends File {
    override slice(): Blob {
      return new ChangedFile([], this.name)
    }
    override arrayBuffer(): Promise<never> {
      return Promise.reject(new DOMException('The blob could not be read', 'NotReadableError'))
    }
  }
  let sends = 0
  await using server = await startTestServer({
    upload(request) {
      sends += 1
      request.destroy()
    },
  })
  await using client = open(server)
  const upload = client.documents.upload(new ChangedFile(['words'], 'contract.txt'))
  await expect(upload).rejects.toMatchObject({ code: 'invalid_input' })
  expect(sends).toBe(1)
})

test('closing the client ends its uploads', async () => {
  const arrived = Promise.withResolvers<void>()
  await using server = await startTestServer({ upload: () => arrived.resolve() })
  const client = open(server)
  const upload = client.documents.upload(contract)
  await arrived.promise
  await client.close()
  await expect(upload).rejects.toMatchObject({ code: 'interrupted', message: 'The connection was closed.' })
})

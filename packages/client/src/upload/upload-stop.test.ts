import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { startTestServer } from '../testing/test-server.ts'
import {
  accept,
  answer,
  contract,
  drain,
  large,
  open,
  readCompletely,
  readingUntilCancelled,
  started,
  stopped,
} from '../testing/uploads.ts'

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
  const reading = readingUntilCancelled()
  await using server = await startTestServer({
    async upload(request, response) {
      await drain(request)
      received.resolve()
      await gate.promise
      answer(response, 202, started)
    },
    cancel: reading.cancel,
    follow: reading.follow,
  })
  await using client = open(server)
  const stop = new AbortController()
  const reason = new Error('the wrong file')
  const upload = client.documents.upload(contract, { signal: stop.signal })
  await received.promise
  stop.abort(reason)
  gate.resolve()
  await expect(upload).rejects.toBe(reason)
  expect(await reading.cancelled).toBe('generation-1')
})

test('[D2] a stop while the file is read cancels the reading; one that comes too late is none', async () => {
  for (const end of [stopped, readCompletely]) {
    const reading = readingUntilCancelled(end)
    await using server = await startTestServer({ upload: accept, cancel: reading.cancel, follow: reading.follow })
    await using client = open(server)
    const stop = new AbortController()
    const reason = new Error('the wrong file')
    const upload = client.documents.upload(contract, { signal: stop.signal })
    await reading.followed
    stop.abort(reason)
    if (end === stopped) await expect(upload).rejects.toBe(reason)
    else expect(await upload).toEqual(started)
    expect(await reading.cancelled).toBe('generation-1')
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

test('closing the client ends its uploads', async () => {
  const arrived = Promise.withResolvers<void>()
  await using server = await startTestServer({ upload: () => arrived.resolve() })
  const client = open(server)
  const upload = client.documents.upload(contract)
  await arrived.promise
  await client.close()
  await expect(upload).rejects.toMatchObject({ code: 'interrupted', message: 'The connection was closed.' })
})

import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { AppError } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { connect } from '../client.ts'
import type { Clock } from '../clock.ts'
import { hurriedClock } from '../testing/clocks.ts'
import { startTestServer } from '../testing/test-server.ts'
import { answer, contract, drain, large, open, reading, started } from '../testing/uploads.ts'
import { silenceMs } from './submit-form.ts'

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
  const cutting = cutEveryUpload()
  await using server = await startTestServer(cutting)
  await using client = open(server)
  await expect(client.documents.upload(contract)).rejects.toMatchObject({ code: 'interrupted' })
  expect(cutting.sends).toBe(6)
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
  const cutting = cutEveryUpload()
  await using server = await startTestServer(cutting)
  await using client = open(server)
  const upload = client.documents.upload(new ChangedFile(['words'], 'contract.txt'))
  await expect(upload).rejects.toMatchObject({ code: 'invalid_input' })
  expect(cutting.sends).toBe(1)
})

function cutEveryUpload() {
  const cutting = {
    sends: 0,
    upload(request: IncomingMessage) {
      cutting.sends += 1
      request.destroy()
    },
  }
  return cutting
}

import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { send } from '../http/support.ts'
import { words } from '../reading/bad-files.ts'
import { newVisitor } from '../spine/support/raw-socket.ts'
import { BadUploadStage, refused } from './bad-upload-stage.ts'
import { formOf, formType, mutation, open, type post, replyOf, upload } from './support.ts'

describe('uploads that are none, or too many', () => {
  const stage = new BadUploadStage()

  it('[D2] a file that says it is too large is refused before it comes', async () => {
    const { call, response } = open(stage.server, { 'content-length': 200 * 1024 * 1024 })
    call.flushHeaders()
    const answer = await response
    await refused(replyOf(answer), 413, /larger than 20 MB/)
    expect(answer.headers.connection).toBe('close')
    call.destroy()
  })

  it('[D2] one that turns out to be too large is refused in its middle, and its sender hears of it', async () => {
    const { call, response } = open(stage.server)
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
      const { call, response } = open(stage.server, headers)
      call.write(form.subarray(0, form.length / 2))
      await expect.poll(() => stage.server.sources()).toHaveLength(1)
      call.destroy()
      await expect(response).rejects.toThrow()
      await expect.poll(() => stage.server.sources()).toEqual([])
    }
    expect(await stage.server.count('documents', "state = 'unread' and file_name = 'a.md'")).toBe(0)
  })

  it('[D2] one that is longer than it says is cut there, and refused', async () => {
    const form = formOf({ name: 'a.md', bytes: words })
    const { call, response } = open(stage.server, { 'content-length': form.length - 30 })
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
    for (const [sent, told] of cases)
      await refused(upload(stage.server, { name: 'a.md', bytes: words, ...sent }), 400, told)
    const two = Buffer.concat([
      formOf({ name: 'a.md', bytes: words }).subarray(0, -25),
      formOf({ name: 'b.md', bytes: words }),
    ])
    const headers = { cookie: stage.server.visitor.cookie, 'content-type': formType }
    await refused(
      send(stage.server.url, '/api/documents', { method: 'POST', headers, body: two }).then(replyOf),
      400,
      /one file at a time|incomplete/,
    )
    const empty = Buffer.from('------clausemint-test--\r\n')
    await refused(
      send(stage.server.url, '/api/documents', { method: 'POST', headers, body: empty }).then(replyOf),
      400,
      /file is missing|incomplete/,
    )
  })

  it('[T5] [R5] nobody uploads without a session, or from another site', async () => {
    const sent = { name: 'a.md', bytes: words }
    const nobody = await upload(
      { url: stage.server.url, visitor: { cookie: 'clausemint_session=x', member: '' } },
      sent,
    )
    expect(nobody).toMatchObject({ status: 401, body: { error: { code: 'no_session' } } })
    const foreign = await upload(stage.server, { ...sent, headers: { origin: 'https://evil.example' } })
    expect(foreign).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } })
  })

  it('[G8] a member sends so many files at once and no more; others are not counted', async () => {
    const form = formOf({ name: 'a.md', bytes: words.repeat(100) })
    const under = [open(stage.server), open(stage.server)]
    for (const { call } of under) call.write(form.subarray(0, 1000))
    await expect.poll(() => stage.server.sources()).toHaveLength(2)
    const third = await upload(stage.server, { name: 'b.md', bytes: words })
    expect(third).toMatchObject({
      status: 429,
      body: { error: { code: 'limit_reached', limit: 'concurrent_uploads' } },
    })
    const other = { url: stage.server.url, visitor: await newVisitor(stage.server.url) }
    const theirs = await upload(other, { name: 'c.md', bytes: words })
    expect(theirs.status).toBe(201)
    await mutation(other, 'document.delete', { documentId: theirs.body.documentId })
    const ids: string[] = []
    for (const { call, response } of under) {
      call.end(form.subarray(1000))
      ids.push((await replyOf(await response)).body.documentId)
    }
    const next = await upload(stage.server, { name: 'd.md', bytes: words })
    expect(next.status).toBe(201)
    for (const documentId of [...ids, next.body.documentId])
      await mutation(stage.server, 'document.delete', { documentId })
  })
})

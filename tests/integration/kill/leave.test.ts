import { randomUUID } from 'node:crypto'
import type { StartedGeneration } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { newVisitor, RawSocket } from '../spine/support/raw-socket.ts'
import { newPerson } from '../spine/support/shared-session.ts'
import { answerTo, freePort, lastingDatabase, script } from './support.ts'

describe('a server that is asked to leave', () => {
  let database: Awaited<ReturnType<typeof lastingDatabase>>
  beforeAll(async () => {
    database = await lastingDatabase('pglite')
  })
  afterAll(async () => {
    await database[Symbol.asyncDispose]()
  })

  it('[T6] hands over what runs; its readers go on with the next one, whether they read by socket, by HTTP or not at all', async () => {
    await using peer = await startModelPeer()
    const env = { ...database.env, ...peerEnvironment(peer), PORT: await freePort() }
    await using old = await startServerProcess(env)
    await using person = await newPerson(old.url)
    const client = person.client()
    const generation = client.generate.nda(someTermsInput)
    const id = await generation.id
    const text = generation.text
    const pieces = script('the hand-over', 40)
    const first = await peer.next()
    for (const piece of pieces.slice(0, 200)) await first.token(piece)

    const { cookie } = person.visitor
    const events = await fetch(new URL(`/api/generations/${id}/events`, old.url), { headers: { cookie } })
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('"status":"started"')
    const idle = await fetch(new URL(`/api/generations/${id}/events`, old.url), { headers: { cookie } })
    await using paused = await RawSocket.open(old.url, person.visitor)
    paused.socket.pause()

    expect(await old.stop()).toBe(0)
    await first.closed
    await using _next = await startServerProcess(env)
    const second = await peer.next()
    const whole = pieces.join('')
    for (const piece of answerTo(second, whole).split(/(?<= )/)) await second.token(piece)
    second.finish()
    expect(await text).toBe(whole)
    expect((await client.documents.list()).items[0]?.generation?.status).toBe('completed')
    await reader?.cancel().catch(() => undefined)
    await idle.body?.cancel().catch(() => undefined)
  })

  it('[T6] takes no more sockets, and tells those it has to connect again', async () => {
    await using peer = await startModelPeer()
    await using server = await startServerProcess({ ...database.env, ...peerEnvironment(peer) })
    const visitor = await newVisitor(server.url)
    await using socket = await RawSocket.open(server.url, visitor)
    const input = { requestId: randomUUID(), terms: someTermsInput }
    await socket.data<StartedGeneration>('mutation', 'nda.generate', input)
    await peer.next()
    const stopped = server.stop()
    expect(await socket.frame(({ method }) => method === 'reconnect')).toMatchObject({ id: null })
    expect((await socket.closed).code).toBe(1001)
    expect(await stopped).toBe(0)
  })
})

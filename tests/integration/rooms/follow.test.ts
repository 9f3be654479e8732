import { once } from 'node:events'
import type { Client } from '@clausemint/client'
import {
  encodeCursor,
  initialRoomState,
  type RoomEvent,
  type RoomState,
  reduceRoom,
  roomStream,
} from '@clausemint/protocol'
import type { AppRouter } from '@clausemint/server'
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { watchQueues } from '../../support/socket-queues.ts'
import { chance, sampled, seed } from '../spine/support/chance.ts'
import { engineNames } from '../spine/support/engines.ts'
import { newVisitor, RawSocket } from '../spine/support/raw-socket.ts'
import { type RelayedServer, relayTo } from '../spine/support/relay.ts'
import { newPerson, type Person } from '../spine/support/shared-session.ts'
import { refusalOf } from './support/refusal.ts'
import { followRoom } from './support/room-follower.ts'
import { type RoomStage, roomStage } from './support/stage.ts'

const changes = sampled(100, 2_000)
const mebibyte = 1024 * 1024
const foldOf = (events: readonly RoomEvent[]): RoomState => events.reduce(reduceRoom, initialRoomState)

describe.each(engineNames)(`%s: a room is followed (seed ${seed})`, (engine) => {
  let stage: RoomStage
  let relay: RelayedServer
  let person: Person
  let member: string
  let one: Client
  let cut: Client
  beforeAll(async () => {
    stage = await roomStage(engine, { LIMIT_MESSAGES_PER_SECOND: '10000' })
    relay = await relayTo(stage.server.url)
    person = await newPerson(stage.server.url)
    member = person.visitor.member
    one = person.client()
    cut = person.client(relay.url)
  })
  afterAll(async () => {
    await person[Symbol.asyncDispose]()
    await relay[Symbol.asyncDispose]()
    await stage[Symbol.asyncDispose]()
  })
  const contract = () => stage.stored.contract(member)
  const say = (id: string, text: string) => one.comments.add(id, { text })
  const isComment = (text: string) => (event: RoomEvent) => event.type === 'commented' && event.comment.text === text
  const raw = () => RawSocket.open(stage.server.url, person.visitor)
  const eventsOf = (socket: RawSocket, call: number | string) =>
    socket.eventsOf(call).map(({ cursor, event }) => ({ cursor, event: event as unknown as RoomEvent }))

  it('[EL4] from the start: all there was, then all that comes, as it is stored', async () => {
    const id = await contract()
    await using follower = followRoom(one, id)
    await one.suggestions.decide(id, { findingId: 'law', verdict: 'accepted' })
    await say(id, 'last')
    await follower.until(isComment('last'))
    expect(follower.events).toEqual(await stage.stored.events(id))
    expect(follower.events.map(({ type }) => type)).toEqual([
      'generation-started',
      ...Array(5).fill('finding'),
      'generation-ended',
      'decided',
      'commented',
    ])
    expect(follower.state).toMatchObject({ findings: { length: 5 }, decisions: { length: 1 }, comments: { length: 1 } })
  })

  it(`[EL4] [T2] ${changes} changes, the wire cut again and again: nothing is lost, nothing comes twice`, async () => {
    const random = chance(engine.length + 11)
    const id = await contract()
    await using follower = followRoom(cut, id)
    await using late = followRoom(cut, id)
    for (let i = 0; i < changes; i++) {
      await say(id, `comment ${i}`)
      if (random.below(10) === 0) relay.cut()
      if (random.below(20) === 0) await follower.until(isComment(`comment ${random.below(i + 1)}`))
    }
    const stored = await stage.stored.events(id)
    for (const reader of [follower, late]) {
      await reader.until(isComment(`comment ${changes - 1}`))
      expect(reader.events).toEqual(stored)
      expect(reader.cursors).toEqual(stored.map((_, i) => encodeCursor(roomStream(id), { seq: i + 1, offset: 0 })))
    }
  })

  it('[EL5] from a cursor: what came after it; from one that cannot be used: the state as it stands, then what comes', async () => {
    const id = await contract()
    await one.suggestions.decide(id, { findingId: 'term', verdict: 'rejected' })
    const stored = await stage.stored.events(id)
    await using socket = await raw()
    const at = (seq: number, offset = 0) => encodeCursor(roomStream(id), { seq, offset })
    const from = (lastEventId?: string) =>
      socket.ask('subscription', 'room.follow', { documentId: id, ...(lastEventId !== undefined && { lastEventId }) })
    const good = [0, 3, stored.length].map((seq) => ({ seq, call: from(at(seq)) }))
    const bad = ['nonsense', '1.1.1', at(1_000), at(3, 5), encodeCursor('room:other', { seq: 1, offset: 0 })].map(from)
    const whole = from()
    await say(id, 'and on')
    const last = isComment('and on')
    for (const call of [...good.map((one) => one.call), ...bad, whole])
      await socket.until(() => eventsOf(socket, call).find(({ event }) => last(event)))
    const all = await stage.stored.events(id)
    for (const { seq, call } of good) expect(eventsOf(socket, call).map(({ event }) => event)).toEqual(all.slice(seq))
    for (const call of bad) {
      const read = eventsOf(socket, call)
      expect(read.map(({ event }) => event.type)).toEqual(['snapshot', 'commented'])
      expect(read[0]).toEqual({ cursor: at(stored.length), event: { type: 'snapshot', state: foldOf(stored) } })
      expect(foldOf(read.map(({ event }) => event))).toEqual(foldOf(all))
    }
    expect(eventsOf(socket, whole).map(({ event }) => event)).toEqual(all)
  })

  it('[T3] one who does not read holds up nobody and costs little; then reads it all', async () => {
    const id = await contract()
    await using slow = await raw()
    const call = slow.ask('subscription', 'room.follow', { documentId: id })
    await slow.until(() => eventsOf(slow, call).find(({ event }) => event.type === 'generation-ended'))
    slow.socket.pause()
    await using quick = followRoom(one, id)
    using queues = watchQueues(stage.server.url)
    // Signs, for words would have to be indexed; a reader that is silent for long is taken for dead.
    const long = (round: number) => `${round} ${'–'.repeat(80_000)}`
    const rounds = 24
    for (let round = 1; round <= rounds; round++)
      await one.clauses.edit(id, { clauseId: 'use', version: round, text: long(round) })
    await quick.until(
      (event) => event.type === 'edited' && 'version' in event.change && event.change.version === rounds + 1,
    )
    expect(queues.most()).toBeLessThan(mebibyte)
    slow.socket.resume()
    const stored = await stage.stored.events(id)
    await slow.until(() => (eventsOf(slow, call).length === stored.length ? true : undefined))
    expect(eventsOf(slow, call).map(({ event }) => event)).toEqual(stored)
    expect(quick.events).toEqual(stored)
  })

  it('[T5] [R4] the room is gone with its document, and its readers are let go', async () => {
    const id = await contract()
    const other = await contract()
    await using follower = followRoom(one, id)
    await using staying = followRoom(one, other)
    await using socket = await raw()
    const call = socket.ask('subscription', 'room.follow', { documentId: id })
    await socket.until(() => eventsOf(socket, call)[6])
    await follower.until(({ type }) => type === 'generation-ended')
    await one.documents.delete(id)
    await socket.frame((frame) => frame.id === call && frame.result?.type === 'stopped')
    expect(await follower.ended).toMatchObject({ code: 'not_found' })
    expect((await refusalOf(say(id, 'too late'))).code).toBe('not_found')
    expect((await refusalOf(one.suggestions.decide(id, { findingId: 'term', verdict: 'rejected' }))).code).toBe(
      'not_found',
    )
    await say(other, 'still here')
    await staying.until(isComment('still here'))
    expect(await stage.stored.events(id)).toEqual([])
  })

  it('[T5] a log-out ends the following, over a socket and over HTTP', async () => {
    const id = await contract()
    const visitor = person.visitor
    await using socket = await raw()
    const call = socket.ask('subscription', 'room.follow', { documentId: id })
    await socket.until(() => eventsOf(socket, call)[6])
    const input = encodeURIComponent(JSON.stringify({ documentId: id }))
    const response = await fetch(`${stage.server.url}/trpc/room.follow?input=${input}`, {
      headers: { cookie: visitor.cookie, accept: 'text/event-stream' },
    })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const reader = (response.body ?? expect.fail('no body')).pipeThrough(new TextDecoderStream()).getReader()
    let read = ''
    while (!read.includes('generation-ended')) read += (await reader.read()).value ?? expect.fail(read)
    await fetch(new URL('/api/session', stage.server.url), { method: 'DELETE', headers: { cookie: visitor.cookie } })
    expect((await socket.closed).code).toBe(4001)
    while (!(await reader.read()).done);
    await person[Symbol.asyncDispose]()
    person = await newPerson(stage.server.url)
    member = person.visitor.member
    one = person.client()
    cut = person.client(relay.url)
  })

  it("[R5] another's room answers like one that does not exist, whatever is asked of it", async () => {
    const id = await contract()
    await using stranger = await RawSocket.open(stage.server.url, await newVisitor(stage.server.url))
    const calls: [string, object][] = [
      ['suggestion.decide', { findingId: 'term', verdict: 'accepted' }],
      ['suggestion.decideAll', { findingIds: ['term'], verdict: 'accepted' }],
      ['suggestion.undo', { findingId: 'term' }],
      ['clause.edit', { clauseId: 'term', version: 1, text: 'Mine now' }],
      ['comment.add', { text: 'I was here' }],
      ['comment.remove', { commentId: crypto.randomUUID() }],
    ]
    for (const [path, input] of calls) {
      const unknown = await stranger.refusal('mutation', path, { documentId: crypto.randomUUID(), ...input })
      expect(unknown.code).toBe('not_found')
      expect(await stranger.refusal('mutation', path, { documentId: id, ...input })).toEqual(unknown)
    }
    const follow = async (documentId: string, lastEventId?: string) => {
      const call = stranger.ask('subscription', 'room.follow', { documentId, ...(lastEventId && { lastEventId }) })
      return (await stranger.frame((frame) => frame.id === call && frame.error !== undefined)).error?.data.app
    }
    const unknown = await follow(crypto.randomUUID())
    expect(unknown?.code).toBe('not_found')
    expect(await follow(id)).toEqual(unknown)
    expect(await follow(id, encodeCursor(roomStream(id), { seq: 1, offset: 0 }))).toEqual(unknown)
    expect(await stage.stored.events(id)).toHaveLength(7)
  })

  it('the stock tRPC client can follow it, over a cut', async () => {
    const id = await contract()
    class WithCookie extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie: person.visitor.cookie } })
      }
    }
    const client = createWSClient({
      url: `${relay.url.replace('http', 'ws')}/trpc`,
      WebSocket: WithCookie,
      retryDelayMs: () => 0,
    })
    const trpc = createTRPCClient<AppRouter>({ links: [wsLink({ client })] })
    const read: { id: string; data: RoomEvent }[] = []
    const arrived = new EventTarget()
    const subscription = trpc.room.follow.subscribe(
      { documentId: id },
      {
        onData(envelope) {
          read.push(envelope)
          arrived.dispatchEvent(new Event('event'))
        },
      },
    )
    const until = async (count: number) => {
      while (read.length < count) await once(arrived, 'event')
    }
    await until(7)
    relay.cut()
    await say(id, 'after the cut')
    await until(8)
    expect(read.map(({ data }) => data)).toEqual(await stage.stored.events(id))
    subscription.unsubscribe()
    await client.close()
  })
})

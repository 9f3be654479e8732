import {
  AppError,
  type Comment,
  initialRoomState,
  type RoomEvent,
  type RoomState,
  reduceRoom,
} from '@clausemint/protocol'
import { expect, test } from 'vitest'
import { connect } from './client.ts'
import type { Clock } from './clock.ts'
import { hurriedClock } from './testing/clocks.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const open = (server: TestServer, clock: Clock = hurriedClock) => connect({ url: server.url, clock, random: () => 0 })

const comment = (number: number): Comment => ({ id: `comment-${number}`, by: 'm', at: '', text: 'a remark' })
const commented = (number: number): [number, RoomEvent] => [number, { type: 'commented', comment: comment(number) }]
const gone = (signal: AbortSignal) => new Promise((resolve) => signal.addEventListener('abort', resolve))

/** Reads a room until it has `count` events. */
async function readRoom(server: TestServer, count: number): Promise<{ state: RoomState; cursors: string[] }> {
  await using client = open(server)
  let state = initialRoomState
  const cursors: string[] = []
  for await (const { cursor, event } of client.room('document-1').events()) {
    state = reduceRoom(state, event)
    cursors.push(cursor)
    if (cursors.length === count) break
  }
  return { state, cursors }
}

const ids = ({ comments }: RoomState) => comments.map(({ id }) => id)

test('[T2] a reader of a room that is cut off after every event has each once', async () => {
  const starts: number[] = []
  await using server = await startTestServer({
    async *room(after, { cut }, signal) {
      starts.push(after)
      yield commented(after + 1)
      // What was sent in this turn still leaves.
      setImmediate(cut)
      await gone(signal)
    },
  })
  const { state, cursors } = await readRoom(server, 5)
  expect(ids(state)).toEqual([1, 2, 3, 4, 5].map((number) => `comment-${number}`))
  expect(new Set(cursors).size).toBe(5)
  expect(starts.length).toBeGreaterThanOrEqual(5)
})

test('[EL1] a hole in a room is mended by reading again, and nothing is seen twice', async () => {
  const starts: number[] = []
  await using server = await startTestServer({
    async *room(after, _, signal) {
      starts.push(after)
      for (const number of [1, 2, 3, 4]) if (starts.length > 1 || number !== 3) yield commented(number)
      await gone(signal)
    },
  })
  const { state, cursors } = await readRoom(server, 4)
  expect(ids(state)).toEqual(['comment-1', 'comment-2', 'comment-3', 'comment-4'])
  expect(cursors).toHaveLength(4)
  expect(starts).toEqual([0, 0])
})

test('a hole that stays is an error, not a loop', async () => {
  let readings = 0
  await using server = await startTestServer({
    async *room() {
      readings += 1
      yield commented(1)
      yield commented(3)
    },
  })
  await expect(readRoom(server, 2)).rejects.toMatchObject({ code: 'interrupted' })
  expect(readings).toBeLessThan(20)
})

test('[EL5] a snapshot replaces what was folded, and what it holds is not seen again', async () => {
  await using server = await startTestServer({
    async *room(_, __, signal) {
      yield commented(1)
      yield [7, { type: 'snapshot', state: { ...initialRoomState, comments: [comment(6), comment(7)] } }]
      yield commented(7)
      yield commented(8)
      await gone(signal)
    },
  })
  expect(ids((await readRoom(server, 3)).state)).toEqual(['comment-6', 'comment-7', 'comment-8'])
})

test('a room that is quiet for long outlives any number of restarts', async () => {
  let restarts = 0
  await using server = await startTestServer({
    async *room(after, _, signal) {
      restarts += 1
      if (restarts < 30) return
      yield commented(after + 1)
      await gone(signal)
    },
  })
  let now = 0
  const clock: Clock = {
    ...hurriedClock,
    now: () => {
      now += 60_000
      return now
    },
  }
  await using client = open(server, clock)
  for await (const { event } of client.room('document-1').events()) {
    expect(event).toMatchObject({ type: 'commented' })
    break
  }
  expect(restarts).toBe(30)
})

test('a server that lets go at once, again and again, is an error', async () => {
  let readings = 0
  await using server = await startTestServer({
    async *room() {
      readings += 1
      yield* []
    },
  })
  await expect(readRoom(server, 1)).rejects.toMatchObject({ code: 'interrupted' })
  expect(readings).toBeLessThan(20)
})

test('a session that has ended is renewed, and the reader of the room does not notice', async () => {
  await using server = await startTestServer({
    async *room(after, server, signal) {
      if (after === 1 && server.sessions === 1) throw new AppError('no_session', 'Your session has ended.')
      yield commented(after + 1)
      if (after === 0) return
      await gone(signal)
    },
  })
  expect(ids((await readRoom(server, 2)).state)).toEqual(['comment-1', 'comment-2'])
  expect(server.upgrades).toEqual(['session=s1', 'session=s2'])
})

test('[R4] a document that is deleted ends its room, and the signal ends the reading', async () => {
  await using server = await startTestServer({
    async *room(after, _, signal) {
      if (after > 0) throw new AppError('not_found', 'There is no such document.')
      yield commented(1)
      await gone(signal)
    },
  })
  await using client = open(server)
  const room = client.room('document-1')
  const reason = new Error('enough')
  const stop = new AbortController()
  const cursors: string[] = []
  const reading = (async () => {
    for await (const { cursor } of room.events({ signal: stop.signal })) {
      cursors.push(cursor)
      stop.abort(reason)
    }
  })()
  await expect(reading).rejects.toBe(reason)
  const after = cursors[0]
  const deleted = (async () => {
    for await (const _ of room.events({ after }));
  })()
  await expect(deleted).rejects.toMatchObject({ code: 'not_found' })
})

import { AppError, type RoomEvent } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { AppendRefused } from '../log/event-log.ts'
import type { Room } from './room.ts'
import { RoomMoved } from './room-moved.ts'
import { RoomWriter } from './room-writer.ts'

const event: RoomEvent = { type: 'comment-removed', commentId: 'one', by: 'member', at: '2026-01-01T00:00:00.000Z' }
const room: Room = {
  documentId: 'document',
  tree: { clauses: [] },
  state: { generations: [], findings: [], decisions: [], comments: [] },
  events: [],
  size: 0,
  isBeingWritten: false,
}

/** `outcomes`: what each append throws, in order; after them all succeed. */
function stage(outcomes: unknown[], found: Room = room) {
  const appended: string[] = []
  const writer = new RoomWriter({
    log: {
      append: async (stream) => {
        appended.push(stream)
        if (outcomes.length > 0) throw outcomes.shift()
      },
    },
    reader: { read: async () => found },
    tables: { write: async () => {} },
  })
  let plans = 0
  const change = () => writer.change('member', 'document', () => ({ events: [event], answer: ++plans }))
  return { writer, appended, change }
}

describe('writing to a room', () => {
  it('plans anew from what stands, where somebody else was first', async () => {
    const { change, appended } = stage([new RoomMoved(), new RoomMoved()])
    expect(await change()).toBe(3)
    expect(appended).toEqual(Array(3).fill('room:document'))
  })

  it('gives up where somebody else is first again and again', async () => {
    const { change } = stage(Array.from({ length: 50 }, () => new RoomMoved()))
    await expect(change()).rejects.toMatchObject({ code: 'conflict' })
  })

  it('appends nothing where nothing is to happen', async () => {
    const { writer, appended } = stage([])
    expect(await writer.change('member', 'document', () => ({ events: [], answer: 'stands' }))).toBe('stands')
    expect(appended).toEqual([])
  })

  it('[R5] a room that is gone is not found; any other failure is what it is', async () => {
    const failure = new Error('the database is away')
    const { change } = stage([new AppendRefused('room:document', 'unknown-stream'), failure])
    await expect(change()).rejects.toMatchObject({ code: 'not_found' })
    await expect(change()).rejects.toBe(failure)
    expect(await change()).toBe(3)
  })

  it('[G8] a room whose history is full takes no more', async () => {
    const { change, appended } = stage([], { ...room, size: 33 * 1024 * 1024 })
    await expect(change()).rejects.toMatchObject({ code: 'limit_reached', details: { limit: 'room_history' } })
    expect(appended).toEqual([])
  })

  it('one change at a time in each room, in the order in which they came; a refused one holds up nobody', async () => {
    const gate = Promise.withResolvers<void>()
    const order: string[] = []
    const writer = new RoomWriter({
      log: { append: async () => {} },
      reader: {
        read: async (_, documentId) => {
          if (documentId === 'slow') await gate.promise
          return { ...room, documentId }
        },
      },
      tables: { write: async () => {} },
    })
    const change = (documentId: string, name: string) =>
      writer.change('member', documentId, () => {
        order.push(name)
        if (name === 'refused') throw new AppError('conflict', 'no')
        return { events: [event], answer: undefined }
      })
    const slow = Promise.allSettled(['first', 'refused', 'third'].map((name) => change('slow', name)))
    await change('quick', 'elsewhere')
    gate.resolve()
    expect((await slow).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(order).toEqual(['elsewhere', 'first', 'refused', 'third'])
  })
})

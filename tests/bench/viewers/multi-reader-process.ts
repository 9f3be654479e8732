import { createHash } from 'node:crypto'
import { answerCalls } from '../harness/calls.ts'
import { type DialectName, dialects } from './dialects.ts'
import { FrameSocket } from './frame-socket.ts'
import { Ages, Reading } from './reading.ts'

export interface MultiReadersRequest {
  dialect: Extract<DialectName, 'product' | 'stockTrpc'>
  url: string
  cookie: string
  sockets: number
  /** Every socket has a subscription for each of these. */
  subjects: string[]
  /** Units of each. */
  length: number
}

interface Socket {
  connection: FrameSocket
  readings: Reading[]
}

let sockets: Socket[] = []
let missing = 0
const all = Promise.withResolvers<void>()
// Awaited at the end only.
all.promise.catch(() => undefined)
const watcher = {
  units: 0,
  timedFrom: Number.POSITIVE_INFINITY,
  ages: new Ages(),
  passed: () => --missing === 0 && all.resolve(),
  failed: all.reject,
}

/** Readers with many subscriptions on one socket, which can stop reading. */
const calls = {
  /** Resolves once every subscription stands. */
  async open({ dialect, url, cookie, sockets: count, subjects, length }: MultiReadersRequest): Promise<void> {
    watcher.units = length
    missing = count * subjects.length
    const { address, read, question } = dialects[dialect]
    sockets = Array.from({ length: count }, (_, s) => {
      const readings = subjects.map((subject) => new Reading(subject, watcher))
      // Ids of their own, so that no two sockets share a frame: the dearest case.
      const first = s * subjects.length + 1
      const connection = new FrameSocket(address(url, ''), cookie, {
        opened: () => {
          for (const [i, { subject }] of readings.entries())
            connection.send(question?.(subject, first + i, undefined) ?? '')
        },
        message: (payload) => {
          const text = payload.toString('utf8')
          const id = Number(/^\{"id":(\d+)/.exec(text)?.[1])
          readings[id - first]?.receive(read(text))
        },
        failed: (error) => {
          for (const reading of readings) reading.fail(error.message)
        },
      })
      return { connection, readings }
    })
    await Promise.all(sockets.flatMap(({ readings }) => readings.map(({ opened }) => opened.promise)))
  },

  pause(_: null): void {
    for (const { connection } of sockets) connection.pause()
  },

  resume(_: null): void {
    for (const { connection } of sockets) connection.resume()
  },

  /** Resolves once everything was read, with its hashes; then the sockets are closed. */
  async finish(_: null): Promise<{ subject: string; hash: string }[]> {
    await all.promise
    for (const { connection } of sockets) connection.destroy()
    const readings = sockets.flatMap((socket) => socket.readings)
    return readings.map(({ subject, text }) => ({ subject, hash: createHash('sha256').update(text).digest('hex') }))
  },
}

export type MultiReadersCalls = typeof calls

answerCalls(calls)

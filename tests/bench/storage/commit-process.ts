import { setTimeout } from 'node:timers/promises'
import { systemClock } from '@clausemint/ai'
import { createLogStorage, createStream, migrateDatabase, newId, type OpenDatabase, openDatabase } from '@clausemint/db'
import { type GenerationEvent, generationStream, type StreamId } from '@clausemint/protocol'
import { EventLog } from '@clausemint/server/log'
import { answerCalls } from '../harness/calls.ts'
import { stampedToken, tokenLength } from '../harness/tokens.ts'

interface Writer {
  stream: StreamId
  seq: number
}

let database: OpenDatabase
let log: EventLog<GenerationEvent>
let writers: Writer[] = []

/** The log on its storage without a server around it, and beside it the plain way: one INSERT a delta. */
const calls = {
  async open({ url, dataDir, streams }: { url?: string; dataDir: string; streams: number }): Promise<void> {
    database = await openDatabase({ ...(url === undefined ? {} : { url }), dataDir })
    await migrateDatabase(database)
    log = new EventLog<GenerationEvent>({
      storage: createLogStorage(database, { notify: true }),
      clock: systemClock,
      snapshotOf: () => ({ type: 'progress', stage: 'queued', done: 0 }),
      onStall: console.error,
      onUnread: console.error,
    })
    writers = Array.from({ length: streams }, () => ({ stream: generationStream(newId()), seq: 0 }))
    for (const { stream } of writers) await createStream(database.db, stream)
  },

  /** Every stream at an even pace through the log. Resolves with the number of deltas committed. */
  async paced({ rate, seconds }: { rate: number; seconds: number }): Promise<number> {
    const count = Math.round(rate * seconds * writers.length)
    const interval = 1000 / (rate * writers.length)
    const started = performance.now()
    const appended: Promise<void>[] = []
    while (appended.length < count) {
      const due = Math.min(count, Math.ceil((performance.now() - started) / interval))
      while (appended.length < due) {
        const writer = writers[appended.length % writers.length]
        if (writer) appended.push(append(writer))
      }
      // The pace: what is due is appended once a millisecond.
      await setTimeout(1)
    }
    await Promise.all(appended)
    return count
  },

  /** Every stream has `depth` deltas on the way at any time. Resolves with the deltas committed in a second. */
  async flatOut({ depth, seconds }: { depth: number; seconds: number }): Promise<number> {
    const started = performance.now()
    let count = 0
    const keepWriting = async (writer: Writer) => {
      while (performance.now() - started < seconds * 1000) {
        await append(writer)
        count++
      }
    }
    await Promise.all(writers.flatMap((writer) => Array.from({ length: depth }, () => keepWriting(writer))))
    return count / ((performance.now() - started) / 1000)
  },

  /** The plain way, one statement and one transaction a delta, as fast as it goes. */
  async insertEach({ seconds }: { seconds: number }): Promise<number> {
    const started = performance.now()
    let count = 0
    const keepWriting = async (writer: Writer) => {
      while (performance.now() - started < seconds * 1000) {
        const event = deltaOf(writer)
        await database.run('insert into events (stream_id, seq, first_seq, event) values ($1, $2, $2, $3)', [
          `plain:${writer.stream}`,
          String(writer.seq),
          JSON.stringify(event),
        ])
        count++
      }
    }
    await Promise.all(writers.map(keepWriting))
    return count
  },

  async close(_: null): Promise<void> {
    await log.idle()
    await database.close()
  },
}

export type CommitCalls = typeof calls

const append = (writer: Writer) => log.append(writer.stream, [deltaOf(writer)])

const deltaOf = (writer: Writer): GenerationEvent => ({
  type: 'delta',
  text: stampedToken(),
  offset: writer.seq++ * tokenLength,
  attempt: 1,
})

answerCalls(calls)

import { FakeClock } from '@clausemint/ai/testing'
import type { Append, AppendOutcome } from '@clausemint/db'
import type { GenerationEvent, StreamId, TerminalEvent } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { EventLog } from '../log/event-log.ts'
import { sharedStorage } from '../log/shared-storage.fixture.ts'
import { EventWriter } from './event-writer.ts'
import { snapshotOf } from './generation-snapshot.ts'

const stream: StreamId = 'generation:one'
const delta = (text: string, offset: number): GenerationEvent => ({ type: 'delta', text, offset, attempt: 1 })
const failed: TerminalEvent = { type: 'error', error: { code: 'internal', message: 'It failed.', retryable: true } }

/** A log whose commits wait for the test, and answer what it says. */
function gatedLog() {
  const commits: { appends: readonly Append[]; answer: (outcome?: Partial<AppendOutcome>) => void }[] = []
  const arrivals: (() => void)[] = []
  const shared = sharedStorage()
  const log = new EventLog<GenerationEvent>({
    storage: {
      ...shared.storage,
      commit: (appends) =>
        new Promise((resolve) => {
          commits.push({
            appends,
            answer: (outcome) =>
              resolve(outcome ? appends.map(() => outcome as AppendOutcome) : shared.storage.commit(appends)),
          })
          arrivals.shift()?.()
        }),
    },
    clock: new FakeClock(),
    snapshotOf,
    onStall: () => {},
    onUnread: () => {},
  })
  const next = async () => {
    if (commits.length === 0) await new Promise<void>((resolve) => arrivals.push(resolve))
    const commit = commits.shift()
    if (!commit) throw new Error('no commit came')
    return commit
  }
  return { log, next, entries: shared.entries }
}

describe('a writer of one generation', () => {
  it('[EL3] what comes while a commit is in flight becomes one entry of the next', async () => {
    const { log, next, entries } = gatedLog()
    const writer = new EventWriter({ log, stream, fence: { epoch: 1 }, onFailure: () => {} })
    writer.write(delta('a', 0))
    const first = await next()
    for (const [i, text] of ['b', 'c', 'd'].entries()) writer.write(delta(text, i + 1))
    first.answer()
    const second = await next()
    second.answer()
    await writer.drain()
    expect(entries.map(({ event }) => event)).toEqual([delta('a', 0), delta('bcd', 1)])
  })

  it('[EL6] a refused append is told once, and nothing more is written', async () => {
    const { log, next } = gatedLog()
    const failures: unknown[] = []
    const writer = new EventWriter({ log, stream, fence: { epoch: 1 }, onFailure: (error) => failures.push(error) })
    writer.write(delta('a', 0))
    const first = await next()
    writer.write(delta('b', 1))
    first.answer({ ok: false, reason: 'fenced' })
    await writer.drain()
    writer.write(delta('c', 2))
    await writer.drain()
    expect(failures).toHaveLength(1)
  })

  it('[G1] a text that could not be written whole is not said to be complete', async () => {
    const { log, next, entries } = gatedLog()
    const writer = new EventWriter({ log, stream, fence: { epoch: 1 }, onFailure: () => {} })
    writer.write(delta('lost', 0))
    const first = await next()
    const ending = writer.end(failed, async () => {})
    const refusal = expect(ending).rejects.toThrow('no room')
    first.answer({ ok: false, reason: 'failed', error: new Error('no room') })
    await refusal
    expect(entries).toEqual([])
  })
})

import { UsageMeter } from '@clausemint/ai'
import { FakeClock } from '@clausemint/ai/testing'
import type { HeldStream } from '@clausemint/db'
import { type GenerationEvent, initialGenerationState, type StreamId } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { EventLog } from '../log/event-log.ts'
import { sharedStorage } from '../log/shared-storage.fixture.ts'
import type { RunPlan } from './generation-run.ts'
import { snapshotOf } from './generation-snapshot.ts'
import { RunSupervisor } from './run-supervisor.ts'
import { noBounds } from './task.ts'

const stream: StreamId = 'generation:one'

function planOf(epoch: number): RunPlan {
  return {
    id: 'one',
    documentId: 'document',
    member: 'member',
    stream,
    fence: { epoch },
    state: initialGenerationState,
    task: {
      kind: 'nda',
      versions: {},
      bounds: noBounds,
      // Writes nothing until it is aborted.
      async *run({ signal }) {
        await new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    },
    async *ask() {},
  }
}

function supervise({ read, renewed }: { read?: () => Promise<never>; renewed?: Promise<void> } = {}) {
  const clock = new FakeClock()
  const renewals: (readonly HeldStream[])[] = []
  const order: string[] = []
  const reported: unknown[] = []
  const { storage, entries } = sharedStorage()
  const log = new EventLog<GenerationEvent>({
    storage: { ...storage, ...(read ? { read } : {}) },
    clock,
    snapshotOf,
    onStall: () => {},
    onUnread: () => {},
  })
  const supervisor = new RunSupervisor({
    log,
    clock,
    leases: {
      renew: async (held) => {
        renewals.push(held)
        await renewed
        order.push('renewed')
        return []
      },
      takeOver: async () => [],
      release: async () => void order.push('released'),
    },
    settle: async () => async () => {},
    heard: () => {},
    report: (_plan, error) => reported.push(error),
    createMeter: () => new UsageMeter(clock),
    onLeaseError: (error) => reported.push(error),
  })
  const launch = (epoch: number) => new Promise<void>((resolve) => supervisor.launch(planOf(epoch), resolve))
  return { supervisor, launch, clock, renewals, entries, reported, order }
}

describe('the runs of one server', () => {
  it('[G6] a run that was taken over here again takes the place of the old one, and keeps its lease', async () => {
    const { supervisor, launch, clock, renewals } = supervise()
    const first = launch(1)
    await clock.advance(0)
    const second = launch(2)
    await first
    const current = supervisor.find('one')
    expect(current?.plan.fence.epoch).toBe(2)
    await clock.advance(1_000)
    expect(renewals.at(-1)).toEqual([{ stream, epoch: 2 }])
    await supervisor.handOver()
    await second
    expect(supervisor.size).toBe(0)
  })

  it('[G6] a run whose stream can not be read ends honestly, and brings nothing else down', async () => {
    const { launch, entries, reported } = supervise({
      read: async () => {
        throw new Error('no answer')
      },
    })
    await launch(1)
    expect(reported).toHaveLength(1)
    expect(entries.map(({ event }) => event.type)).toEqual(['error'])
  })

  it('[T6] handing over stops every run, without a last word', async () => {
    const { supervisor, launch, clock, entries } = supervise()
    const ended = launch(1)
    await clock.advance(0)
    await supervisor.handOver()
    await ended
    expect(entries).toEqual([])
  })

  it('[T6] leases are given back after a renewal that is under way, which would take them again', async () => {
    const gate = Promise.withResolvers<void>()
    const { supervisor, launch, clock, order } = supervise({ renewed: gate.promise })
    const ended = launch(1)
    await clock.advance(1_000)
    const leaving = supervisor.handOver()
    await ended
    await clock.advance(0)
    gate.resolve()
    await leaving
    expect(order).toEqual(['renewed', 'released'])
  })
})

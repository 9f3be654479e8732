import { type Clock, systemClock } from '@clausemint/ai'
import type { Append, AppendOutcome, Entry, SharedLogStorage } from '@clausemint/db'
import { EventLog, type LogEvent } from './event-log.ts'

/** One stream in memory, to which another server commits too. */
export function sharedStorage() {
  const entries: Entry[] = []
  const write = (events: readonly LogEvent[]): Entry[] =>
    events.map((event) => {
      const seq = entries.length + 1
      const entry = { first: seq, seq, event }
      entries.push(entry)
      return entry
    })
  const storage: SharedLogStorage = {
    commit: async (appends: readonly Append[]): Promise<AppendOutcome[]> =>
      appends.map(({ events }) => ({ ok: true, entries: write(events) })),
    read: async (_stream, after) => entries.filter(({ seq }) => seq > after),
    fold: async () => {},
    listen: async () => async () => {},
    heads: async (ids) => new Map(ids.map((id) => [id, entries.length])),
  }
  return { storage, entries, commitElsewhere: write }
}

/** A log on it; its snapshots carry the events they stand for. */
export const logOn = (storage: SharedLogStorage, clock: Clock = systemClock) =>
  new EventLog<LogEvent>({
    storage,
    clock,
    snapshotOf: (events) => ({ type: 'snapshot', events }) satisfies LogEvent & { events: unknown },
    onStall: () => {},
    onUnread: () => {},
  })

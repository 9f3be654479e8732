import type { Append, AppendOutcome, Entry, LogEvent } from '../log-storage.ts'
import { cleanJson } from '../sanitise.ts'
import type { SingleAppend } from './append-one.ts'
import type { AppendColumns } from './append-statement.ts'
import { mergeDeltas } from './merge-deltas.ts'

/** An append whose events are merged, storable and written as JSON. Each event takes one number. */
export interface PreparedAppend {
  append: Append
  events: LogEvent[]
  json: string[]
}

/**
 * What stands or falls together in the statement: appends of one stream under one fence, in order. Only its last event
 * can end the stream.
 */
interface Group {
  stream: string
  epoch: number | undefined
  ends: boolean
  members: PreparedAppend[]
}

/** What the statement says of a group: why it was refused, or the number before its first event. */
export interface Answer {
  /** The group's place in the batch, from 1. */
  n: number
  refusal: 'fenced' | 'ended' | 'unknown-stream' | undefined
  head: number
}

/**
 * Reads an append's events once and for all.
 * @throws TypeError when an event can't be written as JSON
 */
export function prepare(append: Append): PreparedAppend {
  const events: LogEvent[] = []
  const json: string[] = []
  for (const event of mergeAppended(append)) {
    const written = JSON.stringify(event)
    if (written === undefined) throw new TypeError('an event is not JSON')
    const clean = cleanJson(written)
    events.push(clean === written ? event : JSON.parse(clean))
    json.push(clean)
  }
  return { append, events, json }
}

function mergeAppended({ events, ends }: Append): readonly LogEvent[] {
  if (events.length === 1) return events
  const numbered = events.map((event, i) => ({ first: i, seq: i, event }))
  const last = ends ? numbered.splice(-1) : []
  return [...mergeDeltas(numbered), ...last].map(({ event }) => event)
}

/**
 * Appends as batches in which every stream has one group, for the statement gives out numbers once a stream. One batch,
 * save where a stream is written under two fences, or after its end, in the same commit.
 */
export function batchesOf(appends: readonly PreparedAppend[]): AppendBatch[] {
  const groupsOf = new Map<string, Group[]>()
  for (const prepared of appends) {
    const { stream, fence, ends = false } = prepared.append
    const groups = groupsOf.get(stream) ?? []
    groupsOf.set(stream, groups)
    const last = groups.at(-1)
    if (last && !last.ends && last.epoch === fence?.epoch) {
      last.ends = ends
      last.members.push(prepared)
    } else {
      groups.push({ stream, epoch: fence?.epoch, ends, members: [prepared] })
    }
  }
  const lists = [...groupsOf.values()]
  const waves = Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, wave) =>
    lists.flatMap((groups) => groups[wave] ?? []),
  )
  return waves.map((groups) => new AppendBatch(groups))
}

/** Several appends as the parameters of one statement, and its answers as their outcomes. */
export class AppendBatch {
  readonly #groups: readonly Group[]

  constructor(groups: readonly Group[]) {
    this.#groups = groups
  }

  columns(wakes: readonly string[]): AppendColumns {
    const groups = this.#groups
    const rows = groups.flatMap((group, i) => rowsOf(group).map((row) => ({ ...row, n: i + 1 })))
    return {
      streams: arrayOf(groups, ({ stream }) => quoted(stream)),
      epochs: arrayOf(groups, ({ epoch }) => epoch ?? 'null'),
      ends: arrayOf(groups, ({ ends }) => ends),
      sizes: arrayOf(groups, sizeOf),
      rowGroups: arrayOf(rows, ({ n }) => n),
      rowFirsts: arrayOf(rows, ({ first }) => first),
      rowLasts: arrayOf(rows, ({ seq }) => seq),
      events: `[${rows.map(({ json }) => json).join(',')}]`,
      wakes: JSON.stringify(wakes),
    }
  }

  /** The batch, if all of it is one row. */
  get single(): SingleAppend | undefined {
    const [group, other] = this.#groups
    if (!group || other) return undefined
    const [row, another] = rowsOf(group)
    const { stream, epoch, ends } = group
    return row && !another ? { stream, epoch, ends, size: row.seq, json: row.json } : undefined
  }

  outcomes(answers: readonly Answer[]): Map<PreparedAppend, AppendOutcome> {
    const outcomes = new Map<PreparedAppend, AppendOutcome>()
    for (const { n, refusal, head } of answers) {
      let seq = head
      for (const prepared of this.#groups[n - 1]?.members ?? []) {
        outcomes.set(
          prepared,
          refusal
            ? { ok: false, reason: refusal }
            : { ok: true, entries: prepared.events.map((event): Entry => ({ first: ++seq, seq, event })) },
        )
      }
    }
    return outcomes
  }
}

/** An array literal of Postgres. */
const arrayOf = <T>(items: readonly T[], element: (item: T) => string | number | boolean) =>
  `{${items.map(element).join(',')}}`

const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`

const sizeOf = ({ members }: Group) => members.reduce((size, { events }) => size + events.length, 0)

interface NumberedRow {
  /** From the group's start, which is 1. */
  first: number
  seq: number
  json: string
}

/** Adjacent deltas of several appends keep their numbers and share a row. The terminal event has its own. */
function rowsOf({ ends, members }: Group): NumberedRow[] {
  const json = members.flatMap((member) => member.json)
  const [only = ''] = json
  if (json.length === 1) return [{ first: 1, seq: 1, json: only }]

  const entries = members.flatMap((member) => member.events).map((event, i) => ({ first: i + 1, seq: i + 1, event }))
  const terminal = ends ? entries.splice(-1) : []
  return [...mergeDeltas(entries), ...terminal.map((entry) => ({ ...entry, sources: 1 }))].map(
    ({ first, seq, event, sources }) => ({
      first,
      seq,
      json: written(sources === 1 ? json[first - 1] : undefined, event),
    }),
  )
}

const written = (known: string | undefined, event: LogEvent): string => known ?? JSON.stringify(event)

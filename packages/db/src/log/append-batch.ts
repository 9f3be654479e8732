import type { Append, AppendOutcome, Entry, LogEvent } from '../log-storage.ts'
import { cleanJson } from '../sanitise.ts'
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
  n: number
  stream: string
  epoch: number | null
  ends: boolean
  members: PreparedAppend[]
}

/** What the statement says of a group: why it was refused, or the number before its first event. */
export interface Answer {
  n: number
  refusal: 'fenced' | 'ended' | 'unknown-stream' | undefined
  base: number
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

/** Several appends as the two JSON documents of one statement, and its answers as their outcomes. */
export class AppendBatch {
  readonly #appends: readonly PreparedAppend[]
  readonly #groups: Group[] = []

  constructor(appends: readonly PreparedAppend[]) {
    this.#appends = appends
    const latest = new Map<string, Group>()
    for (const prepared of appends) {
      const { stream, fence, ends = false } = prepared.append
      const epoch = fence?.epoch ?? null
      let group = latest.get(stream)
      if (!group || group.ends || group.epoch !== epoch) {
        group = { n: this.#groups.length, stream, epoch, ends, members: [] }
        this.#groups.push(group)
        latest.set(stream, group)
      }
      group.ends = ends
      group.members.push(prepared)
    }
  }

  get groupsJson(): string {
    return JSON.stringify(
      this.#groups.map(({ n, stream, epoch, ends, members }) => ({ n, stream, epoch, ends, size: sizeOf(members) })),
    )
  }

  /** Rows are numbered from the group's start. Adjacent deltas of several appends keep their numbers and share a row. */
  get rowsJson(): string {
    return `[${this.#groups.flatMap(rowsOf).join(',')}]`
  }

  outcomes(answers: readonly Answer[]): AppendOutcome[] {
    const outcomes = new Map<PreparedAppend, AppendOutcome>()
    for (const { n, refusal, base } of answers) {
      let seq = base
      for (const prepared of this.#groups[n]?.members ?? []) {
        outcomes.set(
          prepared,
          refusal
            ? { ok: false, reason: refusal }
            : { ok: true, entries: prepared.events.map((event): Entry => ({ first: ++seq, seq, event })) },
        )
      }
    }
    return this.#appends.map((prepared) => {
      const outcome = outcomes.get(prepared)
      if (!outcome) throw new Error('the append statement left a group without an answer')
      return outcome
    })
  }
}

const sizeOf = (members: readonly PreparedAppend[]) => members.reduce((size, { events }) => size + events.length, 0)

function rowsOf({ n, ends, members }: Group): string[] {
  const json = members.flatMap((member) => member.json)
  const row = (first: number, last: number, event: string, terminal: boolean) =>
    `{"n":${n},"first":${first},"last":${last},"event":${event},"terminal":${terminal}}`
  if (json.length === 1) return [row(1, 1, json[0] ?? '', ends)]

  const entries = members.flatMap((member) => member.events).map((event, i) => ({ first: i + 1, seq: i + 1, event }))
  const terminal = ends ? entries.splice(-1) : []
  return [
    ...mergeDeltas(entries).map(({ first, seq, event, sources }) =>
      row(first, seq, sources > 1 ? JSON.stringify(event) : (json[first - 1] ?? ''), false),
    ),
    ...terminal.map(({ first, seq }) => row(first, seq, json[first - 1] ?? '', true)),
  ]
}

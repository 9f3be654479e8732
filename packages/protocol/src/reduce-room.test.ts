import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from './finding.ts'
import { reduceRoom } from './reduce-room.ts'
import type { RoomEvent } from './room-event.ts'
import { initialRoomState, type RoomState } from './room-state.ts'

const at = '2026-01-01T00:00:00.000Z'
const finding = (id: string, clauseId?: string): Finding => ({
  id,
  check: 'term',
  title: id,
  origin: 'checks',
  risk: 'red',
  outcome: 'missing',
  weight: 'must',
  reason: '',
  ...(clauseId !== undefined && { clauseId }),
})
const fold = (events: readonly RoomEvent[], from: RoomState = initialRoomState): RoomState =>
  events.reduce(reduceRoom, from)

const started = (generationId: string, clauseId?: string): RoomEvent => ({
  type: 'generation-started',
  generationId,
  task: 'review',
  by: 'member',
  at,
  ...(clauseId !== undefined && { clauseId }),
})
const found = (id: string, clauseId?: string): RoomEvent => ({
  type: 'finding',
  generationId: 'one',
  finding: finding(id, clauseId),
})
const decided = (findingId: string, verdict: 'accepted' | 'rejected' = 'accepted'): RoomEvent => ({
  type: 'decided',
  decision: { findingId, verdict, by: 'member', at },
})

describe('a room as the fold of its events', () => {
  it('a new review takes the place of findings that nobody decided on', () => {
    const state = fold([started('one'), found('a'), found('b'), decided('a'), started('two'), found('c')])
    expect(state.findings.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(state.decisions).toHaveLength(1)
  })

  it('a review of one clause takes the place of that clause’s findings only', () => {
    const state = fold([started('one'), found('a', '1'), found('b', '2'), found('c'), started('two', '1')])
    expect(state.findings.map(({ id }) => id)).toEqual(['b', 'c'])
  })

  it('nothing that was said of old words stands once they are rewritten', () => {
    const state = fold([started('one'), found('a'), decided('a'), { type: 'rewritten', generationId: 'two', at }])
    expect(state).toMatchObject({ findings: [], decisions: [], generations: { length: 1 } })
  })

  it('a decision that is taken back may be made again', () => {
    const undone: RoomEvent = { type: 'undone', findingId: 'a', by: 'member', at }
    expect(fold([found('a'), decided('a'), undone]).decisions).toEqual([])
    expect(fold([found('a'), decided('a'), undone, decided('a', 'rejected')]).decisions).toMatchObject([
      { verdict: 'rejected' },
    ])
  })
})

const name = fc.constantFrom('a', 'b', 'c', 'd')
const maybe = fc.option(fc.constantFrom('1', '2'), { nil: undefined })
const anyEvent: fc.Arbitrary<RoomEvent> = fc.oneof(
  fc.tuple(name, maybe).map(([id, clauseId]) => started(id, clauseId)),
  name.map((generationId): RoomEvent => ({ type: 'generation-ended', generationId, status: 'completed', at })),
  fc.tuple(name, maybe).map(([id, clauseId]) => found(id, clauseId)),
  fc
    .tuple(name, fc.constantFrom('accepted' as const, 'rejected' as const))
    .map(([id, verdict]) => decided(id, verdict)),
  name.map((findingId): RoomEvent => ({ type: 'undone', findingId, by: 'member', at })),
  name.map((generationId): RoomEvent => ({ type: 'rewritten', generationId, at })),
  name.map((id): RoomEvent => ({ type: 'commented', comment: { id, by: 'member', at, text: id } })),
  name.map((commentId): RoomEvent => ({ type: 'comment-removed', commentId, by: 'member', at })),
  name.map(
    (clauseId): RoomEvent => ({
      type: 'edited',
      change: { kind: 'text', clauseId, version: 2, before: '', after: clauseId },
      by: 'member',
      at,
    }),
  ),
)
const anyRoom = fc.array(anyEvent, { maxLength: 40 })

describe('a room, whatever happens in it', () => {
  it('[EL5] a snapshot of any beginning and what came after it is the whole', () => {
    fc.assert(
      fc.property(anyRoom, fc.nat(40), anyRoom, (events, cut, other) => {
        const whole = fold(events)
        const snapshot: RoomEvent = { type: 'snapshot', state: fold(events.slice(0, cut)) }
        // A snapshot replaces what its reader had.
        expect(fold([snapshot, ...events.slice(cut)], fold(other))).toEqual(whole)
      }),
    )
  })

  it('the same event twice in a row changes nothing', () => {
    fc.assert(
      fc.property(anyRoom, (events) => {
        expect(fold(events.flatMap((event) => [event, event]))).toEqual(fold(events))
      }),
    )
  })

  it('no state is changed in place', () => {
    fc.assert(
      fc.property(anyRoom, anyEvent, (events, next) => {
        const state = fold(events)
        const before = structuredClone(state)
        reduceRoom(state, next)
        expect(state).toEqual(before)
      }),
    )
  })
})

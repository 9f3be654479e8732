import type { Client } from '@clausemint/client'
import { findClause } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../support/server.ts'
import { chance, sampled, seed } from '../spine/support/chance.ts'
import { newPerson, type Person } from '../spine/support/shared-session.ts'
import { followRoom } from './support/room-follower.ts'
import { type RoomStage, roomStage } from './support/stage.ts'

const races = sampled(50, 500)

describe(`a room on two servers with one Postgres (seed ${seed})`, () => {
  let stage: RoomStage
  let other: TestServer
  let person: Person
  let member: string
  let here: Client
  let there: Client
  beforeAll(async () => {
    stage = await roomStage('postgres', { LIMIT_MESSAGES_PER_SECOND: '10000' })
    other = await startServer({ env: stage.env })
    person = await newPerson(stage.server.url)
    member = person.visitor.member
    here = person.client()
    there = person.client(other.url)
  })
  afterAll(async () => {
    await person[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
    await stage[Symbol.asyncDispose]()
  })

  it(`[R3] [EL7] both decide at the same moment, ${races} times: one wins, the other is told; both rooms are the same`, async () => {
    const random = chance(21)
    const id = await stage.stored.contract(member)
    await using readHere = followRoom(here, id)
    await using readThere = followRoom(there, id)
    const wins = [0, 0]
    for (let race = 0; race < races; race++) {
      const findingId = random.pick(['term', 'notice', 'use', 'law'] as const)
      const [mine, yours] = random.pick([
        ['accepted', 'rejected'],
        ['rejected', 'accepted'],
      ] as const)
      const outcomes = await Promise.allSettled([
        here.suggestions.decide(id, { findingId, verdict: mine }),
        there.suggestions.decide(id, { findingId, verdict: yours }),
      ])
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled')
      const [won, lost] = winner === 0 ? outcomes : outcomes.toReversed()
      expect([won?.status, lost?.status], `race ${race}`).toEqual(['fulfilled', 'rejected'])
      if (won?.status !== 'fulfilled' || lost?.status !== 'rejected') return
      expect(lost.reason).toMatchObject({ code: 'conflict', details: { decision: won.value } })
      wins[winner] = (wins[winner] ?? 0) + 1
      // Undone through either, also the one that has not heard of it yet.
      await random.pick([here, there]).suggestions.undo(id, findingId)
    }
    expect(wins[0]).toBeGreaterThan(0)
    expect(wins[1]).toBeGreaterThan(0)
    await here.comments.add(id, { text: 'over' })
    const stored = await stage.stored.events(id)
    for (const reader of [readHere, readThere]) {
      await reader.until(({ type }) => type === 'commented')
      expect(reader.events).toEqual(stored)
    }
    expect((await stage.stored.agree(member, id)).decisions).toEqual([])
  })

  it('[D7] [EL7] edits made on both at the same moment are both kept, or refused', async () => {
    const random = chance(22)
    const id = await stage.stored.contract(member)
    const words = ['This', 'Agreement', 'lasts', 'two', 'years.', 'Either', 'party', 'may', 'end', 'it']
    const at = async () => {
      const clause = findClause(await stage.stored.tree(id), 'term')
      return { version: clause?.version ?? 0, text: clause?.text ?? '' }
    }
    let both = 0
    for (let round = 0; round < races; round++) {
      const { version, text } = await at()
      const edits = [here, there].map((client, who) => {
        const word = words[random.below(words.length)] ?? ''
        const made = `${word}${who}x${round} `
        return { client, made, text: text.replace(new RegExp(`\\b${word}`), `${made}${word}`) }
      })
      const outcomes = await Promise.allSettled(
        edits.map((edit) => edit.client.clauses.edit(id, { clauseId: 'term', version, text: edit.text })),
      )
      const now = await at()
      const kept = edits.filter((_, i) => outcomes[i]?.status === 'fulfilled')
      expect(kept.length, `round ${round}`).toBeGreaterThan(0)
      for (const { made } of kept) expect(now.text).toContain(made)
      expect(now.version).toBe(version + kept.length)
      if (kept.length === 2) both++
    }
    expect(both).toBeGreaterThan(0)
    await stage.stored.agree(member, id)
  })

  it('[R4] [EL7] a room that was deleted on one server is let go by the other', async () => {
    const id = await stage.stored.contract(member)
    await using reader = followRoom(there, id)
    await reader.until(({ type }) => type === 'generation-ended')
    await here.documents.delete(id)
    expect(await reader.ended).toMatchObject({ code: 'not_found' })
  })
})

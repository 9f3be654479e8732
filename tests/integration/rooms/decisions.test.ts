import type { Client } from '@clausemint/client'
import { type Decision, findClause, type RoomEvent } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance, sampled, seed } from '../spine/support/chance.ts'
import { engineNames } from '../spine/support/engines.ts'
import { newPerson, type Person } from '../spine/support/shared-session.ts'
import { refusalOf } from './support/refusal.ts'
import { followRoom } from './support/room-follower.ts'
import { type RoomStage, roomStage } from './support/stage.ts'

const races = sampled(50, 500)

describe.each(engineNames)(`%s: suggestions are decided (seed ${seed})`, (engine) => {
  let stage: RoomStage
  let person: Person
  let member: string
  let one: Client
  let two: Client
  beforeAll(async () => {
    stage = await roomStage(engine, { LIMIT_MESSAGES_PER_SECOND: '10000' })
    person = await newPerson(stage.server.url)
    member = person.visitor.member
    one = person.client()
    two = person.client()
  })
  afterAll(async () => {
    await person[Symbol.asyncDispose]()
    await stage[Symbol.asyncDispose]()
  })
  const contract = () => stage.stored.contract(member)
  const agree = (id: string) => stage.stored.agree(member, id)
  const textOf = async (id: string, clauseId: string) => findClause((await agree(id)).tree, clauseId)?.text

  it('[D7] [R4] accepting puts the wording where the finding points, for all who follow', async () => {
    const id = await contract()
    await using follower = followRoom(two, id)
    const decision = await one.suggestions.decide(id, { findingId: 'term', verdict: 'accepted' })
    expect(decision).toMatchObject({ findingId: 'term', verdict: 'accepted', by: member })
    expect(decision.change).toEqual({
      kind: 'text',
      clauseId: 'term',
      version: 2,
      before: 'This Agreement lasts for two years. Either party may end it with a month of notice.',
      after: 'This Agreement lasts for three years. Either party may end it with a month of notice.',
    })
    expect(await follower.until(({ type }) => type === 'decided')).toEqual({ type: 'decided', decision })
    expect(await textOf(id, 'term')).toContain('three years')
    expect((await one.documents.get(id)).text).toContain('three years')
  })

  it('accepted with other words than were suggested; brackets are left for the parties', async () => {
    const id = await contract()
    await one.suggestions.decide(id, { findingId: 'term', verdict: 'accepted', wording: '[five] years' })
    await one.suggestions.decide(id, { findingId: 'notice', verdict: 'accepted' })
    expect(await textOf(id, 'term')).toBe(
      'This Agreement lasts for [five] years. Either party may end it with [30] days’ notice.',
    )
  })

  it('rejecting changes no word; nothing is accepted that says nothing', async () => {
    const id = await contract()
    const decision = await one.suggestions.decide(id, { findingId: 'term', verdict: 'rejected' })
    expect(decision.change).toBeUndefined()
    expect(await textOf(id, 'term')).toContain('two years')
    expect((await refusalOf(one.suggestions.decide(id, { findingId: 'fine', verdict: 'accepted' }))).code).toBe(
      'invalid_input',
    )
    expect((await refusalOf(one.suggestions.decide(id, { findingId: 'none', verdict: 'accepted' }))).code).toBe(
      'not_found',
    )
    await one.suggestions.decide(id, { findingId: 'fine', verdict: 'accepted', wording: 'strictly secret' })
    expect(await textOf(id, 'use')).toContain('keep it strictly secret.')
  })

  it('[R3] the same decision sent twice is answered twice the same; another is told what stands', async () => {
    const id = await contract()
    const first = await one.suggestions.decide(id, { findingId: 'term', verdict: 'accepted' })
    expect(await two.suggestions.decide(id, { findingId: 'term', verdict: 'accepted' })).toEqual(first)
    for (const other of [{ verdict: 'rejected' }, { verdict: 'accepted', wording: 'ten years' }] as const) {
      const refused = await refusalOf(two.suggestions.decide(id, { findingId: 'term', ...other }))
      expect(refused).toMatchObject({ code: 'conflict', details: { decision: first } })
      expect(refused.message).toContain('was accepted by')
    }
    expect((await agree(id)).decisions).toEqual([first])
    expect((await stage.stored.events(id)).filter(({ type }) => type === 'decided')).toHaveLength(1)
  })

  it(`[R3] two tabs decide at the same moment, ${races} times: one wins, the other is told`, async () => {
    const random = chance(engine.length)
    const id = await contract()
    const findings = ['term', 'notice', 'use', 'law'] as const
    const verdicts = ['accepted', 'rejected'] as const
    let told = 0
    for (let race = 0; race < races; race++) {
      const findingId = random.pick(findings)
      const mine = random.pick(verdicts)
      const yours = mine === 'accepted' ? 'rejected' : 'accepted'
      const [a, b] = random.below(2) === 0 ? [one, two] : [two, one]
      const outcomes = await Promise.allSettled([
        a.suggestions.decide(id, { findingId, verdict: mine }),
        b.suggestions.decide(id, { findingId, verdict: yours }),
      ])
      const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
      const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
      expect([won.length, lost.length], `race ${race}`).toEqual([1, 1])
      expect(lost[0]).toMatchObject({ code: 'conflict', details: { decision: won[0] } })
      told++
      await random.pick([one, two]).suggestions.undo(id, findingId)
    }
    expect(told).toBe(races)
    const { decisions, tree } = await agree(id)
    expect(decisions).toEqual([])
    expect(tree.clauses.map(({ text }) => text)).toEqual(
      (await stage.stored.tree(await contract())).clauses.map(({ text }) => text),
    )
  })

  it('[R3] undo gives back the words, once, and the suggestion may be decided again', async () => {
    const id = await contract()
    await one.suggestions.decide(id, { findingId: 'term', verdict: 'accepted' })
    await one.suggestions.undo(id, 'term')
    await one.suggestions.undo(id, 'term')
    expect(await textOf(id, 'term')).toContain('two years')
    const log = await stage.stored.events(id)
    expect(log.filter(({ type }) => type === 'undone')).toHaveLength(1)
    const again = await two.suggestions.decide(id, { findingId: 'term', verdict: 'accepted' })
    expect(again.change).toMatchObject({ version: 4 })
    expect(await textOf(id, 'term')).toContain('three years')
    expect((await refusalOf(one.suggestions.undo(id, 'notice'))).code).toBe('not_found')
  })

  it('[D7] undo keeps what was edited since elsewhere in the clause, and never overwrites an edit of the same words', async () => {
    const id = await contract()
    const { change } = await one.suggestions.decide(id, { findingId: 'term', verdict: 'accepted' })
    const after = change?.kind === 'text' ? change.after : ''
    await two.clauses.edit(id, { clauseId: 'term', version: 2, text: after.replace('Either party', 'Each side') })
    await one.suggestions.undo(id, 'term')
    expect(await textOf(id, 'term')).toBe(
      'This Agreement lasts for two years. Each side may end it with a month of notice.',
    )
    await one.suggestions.decide(id, { findingId: 'notice', verdict: 'accepted' })
    const now = (await textOf(id, 'term')) ?? ''
    const edited = await two.clauses.edit(id, {
      clauseId: 'term',
      version: 5,
      text: now.replace('[30] days’ notice', 'sixty days of notice'),
    })
    const refused = await refusalOf(one.suggestions.undo(id, 'notice'))
    const stands = edited.change.kind === 'text' ? edited.change.after : ''
    expect(refused).toMatchObject({ code: 'conflict', details: { clause: { id: 'term', version: 6, text: stands } } })
    expect(await textOf(id, 'term')).toBe(stands)
  })

  it('[D7] a finding made before an edit still finds its words, or is refused where those were edited', async () => {
    const id = await contract()
    const text = (await textOf(id, 'term')) ?? ''
    const first = text.replace('This Agreement lasts', 'Unless it is ended before, this Agreement lasts')
    await one.clauses.edit(id, { clauseId: 'term', version: 1, text: first })
    await one.suggestions.decide(id, { findingId: 'term', verdict: 'accepted' })
    expect(await textOf(id, 'term')).toBe(first.replace('two years', 'three years'))
    const second = first.replace('two years', 'three years').replace('a month of notice', 'two months of notice')
    await one.clauses.edit(id, { clauseId: 'term', version: 3, text: second })
    const refused = await refusalOf(one.suggestions.decide(id, { findingId: 'notice', verdict: 'accepted' }))
    expect(refused).toMatchObject({ code: 'conflict', details: { clause: { id: 'term', version: 4, text: second } } })
    expect(await textOf(id, 'term')).toBe(second)
    await one.suggestions.decide(id, { findingId: 'notice', verdict: 'rejected' })
  })

  it('what is missing becomes the next clause before the signatures, and is taken back', async () => {
    const id = await contract()
    const { change } = await one.suggestions.decide(id, { findingId: 'law', verdict: 'accepted' })
    const { tree } = await agree(id)
    expect(tree.clauses.map(({ label, kind }) => [label, kind])).toEqual([
      ['', 'parties'],
      ['1.', 'confidentiality'],
      ['2.', 'term'],
      ['3.', 'governing-law'],
      ['', 'signatures'],
      ['Schedule 1', 'other'],
    ])
    const added = change?.kind === 'added' ? change.clause : undefined
    expect(added).toMatchObject({
      heading: 'Governing law',
      text: 'This Agreement is governed by the laws of [State].',
    })
    await two.suggestions.undo(id, 'law')
    expect((await agree(id)).tree.clauses).toHaveLength(5)
    expect(
      (await refusalOf(one.clauses.edit(id, { clauseId: added?.id ?? '', version: 1, text: 'It is back.' }))).code,
    ).toBe('conflict')

    const again = await one.suggestions.decide(id, { findingId: 'law', verdict: 'accepted' })
    const clauseId = again.change?.kind === 'added' ? again.change.clause.id : ''
    await one.clauses.edit(id, { clauseId, version: 1, text: 'English law governs.' })
    expect(await refusalOf(one.suggestions.undo(id, 'law'))).toMatchObject({
      code: 'conflict',
      details: { clause: { id: clauseId, version: 2, text: 'English law governs.' } },
    })
    await agree(id)
  })

  it('all at once: each stands or falls alone, as one would do them one by one', async () => {
    const id = await contract()
    await two.suggestions.decide(id, { findingId: 'use', verdict: 'rejected' })
    const ids = ['term', 'notice', 'use', 'law', 'fine', 'unknown', 'term']
    const reply = await one.suggestions.decideAll(id, { findingIds: ids, verdict: 'accepted' })
    expect(reply.decided.map(({ findingId }: Decision) => findingId)).toEqual(['term', 'notice', 'law'])
    expect(reply.refused.map(({ findingId }) => findingId)).toEqual(['use', 'fine', 'unknown'])
    expect(await textOf(id, 'term')).toBe(
      'This Agreement lasts for three years. Either party may end it with [30] days’ notice.',
    )
    expect((await agree(id)).tree.clauses).toHaveLength(6)
    const order = (await stage.stored.events(id)).flatMap((event: RoomEvent) =>
      event.type === 'decided' ? [event.decision.findingId] : [],
    )
    expect(order).toEqual(['use', 'term', 'notice', 'law'])
    expect(await one.suggestions.decideAll(id, { findingIds: ids.slice(0, 2), verdict: 'accepted' })).toMatchObject({
      refused: [],
    })
  })
})

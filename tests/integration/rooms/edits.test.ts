import type { Client } from '@clausemint/client'
import { applyClauseChange, type ClauseTree, findClause, type RoomEvent, walkClauses } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { chance, sampled, seed } from '../spine/support/chance.ts'
import { engineNames } from '../spine/support/engines.ts'
import { newPerson, type Person } from '../spine/support/shared-session.ts'
import { refusalOf } from './support/refusal.ts'
import { followRoom } from './support/room-follower.ts'
import { reviewEvents, sampleTree, someTime } from './support/sample-contract.ts'
import { changeIn, type RoomStage, roomStage } from './support/stage.ts'

const edits = sampled(60, 1_000)
const term = 'This Agreement lasts for two years. Either party may end it with a month of notice.'

describe.each(engineNames)(`%s: clauses are edited and commented (seed ${seed})`, (engine) => {
  let peer: ModelPeer
  let stage: RoomStage
  let person: Person
  let member: string
  let one: Client
  let two: Client
  beforeAll(async () => {
    peer = await startModelPeer()
    stage = await roomStage(engine, { ...peerEnvironment(peer), LIMIT_MESSAGES_PER_SECOND: '10000' })
    person = await newPerson(stage.server.url)
    member = person.visitor.member
    one = person.client()
    two = person.client()
  })
  afterAll(async () => {
    await person[Symbol.asyncDispose]()
    await stage[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
  })
  const contract = () => stage.stored.contract(member)
  const agree = (id: string, tree?: ClauseTree) => stage.stored.agree(member, id, tree)
  const edit = (client: Client, id: string, version: number, text: string) =>
    client.clauses.edit(id, { clauseId: 'term', version, text })

  it('[D7] an edit makes the next version; the same again, or the same words, makes none', async () => {
    const id = await contract()
    const text = term.replace('two', 'four')
    const first = await edit(one, id, 1, text)
    expect(first).toEqual({
      merged: false,
      change: { kind: 'text', clauseId: 'term', version: 2, before: term, after: text },
    })
    expect(await edit(one, id, 1, text)).toEqual(first)
    expect(await edit(two, id, 2, text)).toEqual(first)
    expect((await stage.stored.events(id)).filter(({ type }) => type === 'edited')).toHaveLength(1)
    await agree(id)
  })

  it('[D7] a stale edit elsewhere in the clause is merged; one of the same words is refused with the clause', async () => {
    const id = await contract()
    const mine = term.replace('Either party', 'Each party')
    await edit(one, id, 1, mine)
    const merged = await edit(two, id, 1, term.replace('two years', 'five years'))
    const both = mine.replace('two years', 'five years')
    expect(merged).toMatchObject({ merged: true, change: { version: 3, before: mine, after: both } })
    const refused = await refusalOf(edit(two, id, 1, term.replace('two years', 'nine years')))
    expect(refused).toMatchObject({ code: 'conflict', details: { clause: { id: 'term', version: 3, text: both } } })
    // What the reader of version 2 changed is merged with version 3, whose base the log knows.
    expect(await edit(two, id, 2, mine.replace('a month', 'six weeks'))).toMatchObject({ merged: true })
    expect(await refusalOf(edit(one, id, 17, 'From the future.'))).toMatchObject({ code: 'conflict' })
    expect(findClause((await agree(id)).tree, 'term')?.text).toBe(both.replace('a month', 'six weeks'))
  })

  it('[D7] a heading is changed in the place of the one it was read with, beside an edit of the text', async () => {
    const id = await contract()
    const headingOf = async () => findClause((await agree(id)).tree, 'term')?.heading
    const before = (await headingOf()) ?? ''
    const retitle = (client: Client, from: string, heading: string) =>
      client.clauses.editHeading(id, { clauseId: 'term', before: from, heading })
    const change = await retitle(one, before, '  Duration ')
    expect(change).toEqual({ kind: 'heading', clauseId: 'term', before, after: 'Duration' })
    expect(await retitle(one, before, 'Duration')).toEqual(change)
    await edit(two, id, 1, term.replace('two', 'four'))
    expect(await refusalOf(retitle(two, before, 'Period'))).toMatchObject({
      code: 'conflict',
      details: { clause: { id: 'term', heading: 'Duration' } },
    })
    expect(await headingOf()).toBe('Duration')
    expect((await refusalOf(retitle(one, 'Duration', ' '))).code).toBe('invalid_input')
    expect((await stage.stored.events(id)).filter(({ type }) => type === 'edited')).toHaveLength(2)
  })

  it('a clause within a clause is edited like any other; one that is not there is not found', async () => {
    const id = await contract()
    await one.clauses.edit(id, {
      clauseId: 'use.b',
      version: 1,
      text: 'Courts and auditors may see it.\r\nNobody else.',
    })
    expect(findClause((await agree(id)).tree, 'use.b')).toMatchObject({
      version: 2,
      text: 'Courts and auditors may see it.\nNobody else.',
    })
    expect((await refusalOf(one.clauses.edit(id, { clauseId: 'none', version: 1, text: 'x' }))).code).toBe('not_found')
  })

  it(`[D7] ${edits} edits of two people who read at different times: no word of an accepted edit is ever lost`, async () => {
    const random = chance(engine.length + 3)
    // One numbered word for each of many places, so that it is plain whose words are where.
    const places = 12
    const words = (version: readonly number[]) =>
      version.map((count, place) => `In place ${place} it says number${count} here.`).join(' ')
    const first: ClauseTree = {
      clauses: sampleTree.clauses.flatMap((clause) =>
        clause.id === 'term' ? [{ ...clause, text: words(Array(places).fill(0)) }] : [],
      ),
    }
    const id = await stage.stored.contract(member, first, [])
    const start = { version: 1, counts: Array<number>(places).fill(0) }
    const seen = [start, start]
    let stands = start
    let merged = 0
    let refused = 0
    for (let round = 1; round <= edits; round++) {
      const who = random.below(2)
      const from = seen[who] ?? start
      const place = random.below(places)
      const text = words(from.counts.with(place, round))
      const reply = await [one, two][who]?.clauses
        .edit(id, { clauseId: 'term', version: from.version, text })
        .catch((error: unknown) => error)
      const touched = stands.counts[place] !== from.counts[place]
      if (reply instanceof Error) {
        expect(touched, `round ${round}`).toBe(true)
        expect(reply).toMatchObject({
          code: 'conflict',
          details: { clause: { version: stands.version, text: words(stands.counts) } },
        })
        refused++
        seen[who] = stands
        continue
      }
      expect(touched, `round ${round}`).toBe(false)
      stands = { version: stands.version + 1, counts: stands.counts.with(place, round) }
      expect(reply).toMatchObject({ change: { version: stands.version, after: words(stands.counts) } })
      if (from.version !== stands.version - 1) merged++
      // Now and then somebody goes on from what they had.
      if (random.below(3) > 0) seen[who] = stands
      else seen[who] = { version: from.version, counts: from.counts }
    }
    expect(merged).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
    await agree(id, first)
  })

  it('[D7] nothing is changed while the document is being written; what the database says of that is believed', async () => {
    const generation = one.generate.nda(someTermsInput)
    const generationId = await generation.id
    const reply = await peer.next()
    await reply.token('A word.')
    const running: RoomEvent = { type: 'generation-started', generationId, task: 'nda', by: member, at: someTime }
    const id = await stage.stored.contract(member, sampleTree, [...reviewEvents(crypto.randomUUID(), member), running])
    const changes = [
      () => edit(one, id, 1, term.replace('two', 'six')),
      () => one.suggestions.decide(id, { findingId: 'term', verdict: 'accepted' }),
      () => one.suggestions.decide(id, { findingId: 'term', verdict: 'rejected' }),
    ]
    for (const change of changes) expect((await refusalOf(change())).code).toBe('conflict')
    await one.comments.add(id, { text: 'Wait for it' })
    reply.finish()
    await generation.text
    await edit(one, id, 1, term.replace('two', 'six'))
    const written = await stage.stored.events(await generation.documentId)
    expect(written.map(({ type }) => type)).toEqual(['generation-started', 'rewritten', 'generation-ended'])
  })

  it('[R4] comments: plain text on words that are in the clause, once for an id, removed by whoever made them', async () => {
    const id = await contract()
    await using follower = followRoom(two, id)
    const commentId = crypto.randomUUID()
    const script = '<script>alert(1)</script> **bold** [link](javascript:alert(1))'
    const asked = { commentId, text: script, clauseId: 'term', quote: 'two  Years' }
    const made = await one.comments.add(id, asked)
    expect(made).toMatchObject({ id: commentId, by: member, text: script, clauseId: 'term', quote: 'two years' })
    expect(await two.comments.add(id, asked)).toEqual(made)
    const loose = await one.comments.add(id, { text: 'On nothing that it says', clauseId: 'term', quote: 'ten euros' })
    expect(loose.quote).toBeUndefined()
    expect((await one.comments.add(id, { text: 'On all of it' })).clauseId).toBeUndefined()
    expect((await refusalOf(one.comments.add(id, { text: 'Where?', clauseId: 'none' }))).code).toBe('not_found')
    await two.comments.remove(id, commentId)
    await two.comments.remove(id, commentId)
    expect((await refusalOf(two.comments.remove(id, crypto.randomUUID()))).code).toBe('not_found')
    expect(await one.comments.add(id, asked)).toEqual(made)
    await follower.until(({ type }) => type === 'comment-removed')
    expect(follower.state.comments.map(({ text }) => text)).toEqual(['On nothing that it says', 'On all of it'])
    expect((await agree(id)).comments).toEqual(follower.state.comments)
  })

  it('what a database cannot hold is stored, shown and compared the same', async () => {
    const id = await contract()
    const odd = 'A lone \ud800 surrogate and a \u0000 in it.'
    const { change } = await edit(one, id, 1, odd)
    expect(change).toMatchObject({ after: 'A lone \ufffd surrogate and a \ufffd in it.' })
    expect(await edit(one, id, 1, odd)).toMatchObject({ change })
    await one.comments.add(id, { text: odd })
    await agree(id)
  })
})

describe.each(engineNames)('%s: a draft is edited and drafted anew', (engine) => {
  it('[D7] an edit made from the words before is refused, however the versions are numbered', async () => {
    await using stage = await roomStage(engine)
    await using person = await newPerson(stage.server.url)
    const client = person.client()
    const draft = client.generate.nda(someTermsInput)
    const id = await draft.documentId
    await draft.text
    await using follower = followRoom(client, id)
    const { tree } = await client.documents.contract(id)
    const clause = [...walkClauses(tree)].find(({ text }) => text.length > 100)
    if (!clause) throw new Error('the draft has no clause')
    const text = `${clause.text} It is so agreed.`
    await client.clauses.edit(id, { clauseId: clause.id, version: clause.version, text })
    expect((await client.documents.get(id)).text).toContain('It is so agreed.')
    expect((await client.documents.get(id)).text.split('\n')[0]).toMatch(/^# /)

    await client.generation(await draft.id).retry({ replaceEdits: true }).text
    await follower.until((event) => event.type === 'rewritten' && follower.events.filter(isRewritten).length > 1)
    const after = await client.documents.contract(id)
    expect(JSON.stringify(after.tree)).not.toContain('It is so agreed.')
    for (const version of [clause.version, clause.version + 1])
      expect(
        (await refusalOf(client.clauses.edit(id, { clauseId: clause.id, version, text: `${text} Or so.` }))).code,
      ).toBe('conflict')
    // Whoever follows from the start applies old changes to the new tree, and they change nothing.
    expect(follower.events.flatMap(changeIn).reduce(applyClauseChange, after.tree)).toEqual(after.tree)
  })
})

const isRewritten = ({ type }: RoomEvent) => type === 'rewritten'

import { type RoomEvent, walkClauses } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { someTermsInput } from '../../support/nda-terms.ts'
import { engineNames } from '../spine/support/engines.ts'
import { newPerson } from '../spine/support/shared-session.ts'
import { followRoom } from './support/room-follower.ts'
import { roomStage } from './support/stage.ts'

describe.each(engineNames)('%s: a draft, its review and what is decided on it', (engine) => {
  it('[D3] [R4] every suggestion of a review can be accepted, and taken back: the words are as they were', async () => {
    await using stage = await roomStage(engine)
    await using person = await newPerson(stage.server.url)
    const client = person.client()
    const draft = client.generate.nda(someTermsInput)
    const id = await draft.documentId
    await draft.text
    const { tree } = await client.documents.contract(id)
    await using follower = followRoom(client, id)
    const review = client.review(id, { playbookId: 'nda-recipient' })
    await Array.fromAsync(review.events)
    const isEnd = (event: RoomEvent) => event.type === 'generation-ended' && event.generationId === reviewed
    const reviewed = await review.id
    await follower.until(isEnd)

    const suggested = follower.state.findings.filter(({ suggestion }) => suggestion !== undefined)
    expect(suggested.length).toBeGreaterThan(0)
    const reply = await client.suggestions.decideAll(id, {
      findingIds: suggested.map((finding) => finding.id),
      verdict: 'accepted',
    })
    // Two suggestions may be about the same words; each is accepted, or refused with a reason.
    expect(reply.decided.length).toBeGreaterThan(0)
    expect(reply.decided.length + reply.refused.length).toBe(suggested.length)
    const accepted = await stage.stored.agree(person.visitor.member, id, tree)
    expect(accepted.decisions).toHaveLength(reply.decided.length)
    for (const { findingId } of reply.decided.toReversed()) await client.suggestions.undo(id, findingId)
    const back = await stage.stored.agree(person.visitor.member, id, tree)
    const words = (of: typeof tree) => [...walkClauses(of)].map(({ id: clause, text }) => [clause, text])
    expect(words(back.tree)).toEqual(words(tree))
  })
})

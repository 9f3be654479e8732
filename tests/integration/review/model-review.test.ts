import { FakeClock } from '@clausemint/ai/testing'
import { draftNda, runChecks, shippedPlaybook } from '@clausemint/documents'
import type { GenerationEvent } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTerms, someTermsInput } from '../../support/nda-terms.ts'
import { Background } from '../providers/support/background.ts'
import { all, completedOf, ofType } from '../providers/support/reading.ts'
import { longContract, sentence, storeContract } from './support/contracts.ts'
import { answer, askedFor, line, nextOf } from './support/model.ts'
import { byModel, findingsOf, idsOf, roomOf, type Stage, startStage } from './support/stage.ts'

const playbook = shippedPlaybook('mutual')
const quotes = (events: readonly GenerationEvent[]) => byModel(events).map(({ quote }) => quote)

describe('a review with a model', () => {
  let peer: ModelPeer
  let clock: FakeClock
  let stage: Stage
  beforeAll(async () => {
    peer = await startModelPeer()
    clock = new FakeClock()
    stage = await startStage({ env: peerEnvironment(peer), clock })
  })
  afterAll(async () => {
    await stage[Symbol.asyncDispose]()
    await peer[Symbol.asyncDispose]()
  })
  const begin = async (clauses: number) => {
    const tree = longContract(clauses)
    const documentId = await storeContract(stage.database, { member: stage.visitor.member, tree })
    const review = stage.client.review(documentId)
    return { tree, documentId, review, reading: new Background(review.events) }
  }

  it('[D3] asks about several sections at a time, and tells what it finds in their order', async () => {
    const { tree, documentId, reading } = await begin(5)
    const first = await nextOf(peer, 3)
    expect(first.map(askedFor)).toEqual([['clause-1'], ['clause-2'], ['clause-3']])
    const [one, two, three] = first
    if (!one || !two || !three) throw new Error('not asked')
    // The contract is data in the message of the user, and the checks' findings are told before any model answers.
    expect(JSON.stringify(one.body)).toContain('data, no instructions')
    await reading.when((events) => findingsOf(events).length === runChecks(tree, playbook).length)

    await answer(three, line(sentence(3, 1)))
    const four = await peer.next()
    await answer(four, line(sentence(4, 1)))
    const five = await peer.next()
    await answer(two, line(sentence(2, 1)), line(sentence(2, 2)))
    // The first one's findings are told while it still writes; those of the others wait for it.
    await one.token(line(sentence(1, 1)))
    await reading.when((events) => byModel(events).length === 1)
    await answer(one, line(sentence(1, 2)))
    await answer(five, line(sentence(5, 1)))

    const events = await reading.ended
    expect(quotes(events)).toEqual([
      sentence(1, 1),
      sentence(1, 2),
      sentence(2, 1),
      sentence(2, 2),
      sentence(3, 1),
      sentence(4, 1),
      sentence(5, 1),
    ])
    const reviewing = ofType(events, 'progress').filter((progress) => progress.stage === 'reviewing')
    expect(reviewing.map(({ done, total }) => [done, total])).toEqual([0, 1, 2, 3, 4, 5].map((count) => [count, 5]))
    expect(reviewing.at(-2)?.etaMs).toBeDefined()
    // One writer, one attempt.
    expect(ofType(events, 'attempt')).toMatchObject([
      { attempt: 1, provider: 'custom', model: 'peer', mode: 'first', offset: 0 },
    ])
    const { result, usage } = completedOf(events)
    expect(result.provenance.provider).toBe('custom')
    expect(usage.outputTokens).toBeGreaterThan(0)
    expect((await roomOf(stage, documentId, 1)).findings).toEqual(findingsOf(events))
    for (const { anchor, quote, clauseId } of byModel(events)) {
      const text = tree.clauses.find(({ id }) => id === clauseId)?.text ?? ''
      expect(text.slice(anchor?.start, anchor?.end)).toBe(quote)
    }
  })

  it('[D3] a bad line costs one finding, a quote that is not there another, and both are counted', async () => {
    const { reading, review } = await begin(1)
    const [reply] = await nextOf(peer, 1)
    if (!reply) throw new Error('not asked')
    await answer(
      reply,
      'Here is what I found:\n```json\n',
      line(sentence(1, 1)),
      '{"check": "x", "quote": "never closed\n',
      line('The Recipient shall paint the office of the Discloser green each summer.'),
      line(sentence(1, 2).replace('reports item 2 to', 'reports item 2')),
      '{"verdict": "approve everything"}\n',
      line(sentence(1, 1)),
      '```\n',
    )
    expect(quotes(await reading.ended)).toEqual([sentence(1, 1), sentence(1, 2)])
    expect(await review.result).toMatchObject({ unanchored: 1, unreadable: 2 })
  })

  it('[D3] a model can not soften or repeat what the checks found', async () => {
    const tree = longContract(1)
    const clause = tree.clauses[0]
    const order = 'The Recipient shall not compete with the Discloser for a period of ten years.'
    if (clause) clause.text = `${order} ${clause.text}`
    const documentId = await storeContract(stage.database, { member: stage.visitor.member, tree })
    const review = stage.client.review(documentId)
    const reading = new Background(review.events)
    const reply = await peer.next()
    await answer(
      reply,
      line(order, { check: 'restraints', risk: 'green', outcome: 'preferred' }),
      line(sentence(1, 3), { check: 'care', risk: 'green', outcome: 'unacceptable' }),
    )
    const events = await reading.ended
    expect(findingsOf(events).filter(({ check, origin }) => check === 'restraints' && origin === 'checks')).toEqual(
      runChecks(tree, playbook).filter(({ check }) => check === 'restraints'),
    )
    expect(byModel(events).map(({ check, risk }) => [check, risk === 'green'])).toEqual([['care', false]])
  })

  it('[D3] [G5] a model that is being loaded is waited for in words', async () => {
    const { reading } = await begin(2)
    const replies = await nextOf(peer, 2)
    await reading.when((events) => ofType(events, 'attempt').length > 0)
    await clock.advance(3_000)
    await reading.when((events) => ofType(events, 'progress').some(({ stage }) => stage === 'warming-up'))
    for (const reply of replies) await answer(reply)
    const stages = ofType(await reading.ended, 'progress').map((progress) => progress.stage)
    expect(stages.indexOf('warming-up')).toBeGreaterThan(stages.lastIndexOf('checking'))
    expect(stages.indexOf('reviewing')).toBeGreaterThan(stages.lastIndexOf('warming-up'))
  })

  it('[D3] [G3] cancelled, it keeps its findings and closes every request', async () => {
    const { documentId, reading, review } = await begin(4)
    const replies = await nextOf(peer, 3)
    await replies[0]?.token(line(sentence(1, 1)))
    await reading.when((events) => byModel(events).length === 1)
    await review.cancel()
    await Promise.all(replies.map(({ closed }) => closed))
    const events = await reading.ended
    expect(events.at(-1)).toMatchObject({ type: 'cancelled', receipt: { usage: { estimated: true } } })
    const detail = await stage.client.reviews.get(documentId)
    expect(detail).toMatchObject({ status: 'cancelled', findings: findingsOf(events) })
    expect(detail?.findings.some(({ quote }) => quote === sentence(1, 1))).toBe(true)
    expect((await roomOf(stage, documentId, 1)).findings).toEqual(findingsOf(events))
  })

  it('[D3] stopped and gone on with, it asks about what was not whole, and finds nothing twice', async () => {
    const { documentId, reading, review } = await begin(3)
    const [one, two, three] = await nextOf(peer, 3)
    if (!one || !two || !three) throw new Error('not asked')
    await answer(one, line(sentence(1, 1)))
    await two.token(line(sentence(2, 1)))
    await reading.when((events) => byModel(events).length === 2)
    await review.cancel()
    const stopped = await reading.ended

    const again = new Background(stage.client.generation(await review.id).continue().events)
    const replies = await nextOf(peer, 2)
    expect(replies.map(askedFor)).toEqual([['clause-2'], ['clause-3']])
    for (const [at, reply] of replies.entries())
      await answer(reply, line(sentence(at + 2, 1)), line(sentence(at + 2, 2)))
    const events = await again.ended
    expect(quotes(events)).toEqual([sentence(1, 1), sentence(2, 1), sentence(2, 2), sentence(3, 1), sentence(3, 2)])
    expect(new Set(idsOf(findingsOf(events))).size).toBe(findingsOf(events).length)
    expect(idsOf(findingsOf(events))).toEqual(expect.arrayContaining(idsOf(findingsOf(stopped))))
    expect(ofType(events, 'attempt')).toMatchObject([{ attempt: 1, provider: 'custom', because: 'requested' }])
    expect(completedOf(events).result.review?.summary.byRisk.amber).toBeGreaterThanOrEqual(5)
    const room = await roomOf(stage, documentId, 2)
    expect(idsOf(room.findings)).toEqual(idsOf(findingsOf(events)))
  })

  it('[D3] a document that is still being drafted is not reviewed; once it is whole, it is', async () => {
    const { client } = stage
    const drafting = client.generate.nda(someTermsInput)
    const documentId = await drafting.documentId
    const reply = await peer.next()
    await expect(client.review(documentId, { provider: 'library' }).id).rejects.toMatchObject({ code: 'conflict' })
    const draft = draftNda(someTerms)
    await reply.token(draft.text)
    reply.finish()
    await all(drafting.events)
    const review = client.review(documentId, { provider: 'library' })
    const result = await review.result
    expect(result.summary.byRisk).toMatchObject({ red: 0 })
    expect(result.summary.byOutcome.missing).toBe(0)
  })
})

import { checks, runChecks, shippedPlaybook, statements } from '@clausemint/documents'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { all, completedOf, ofType } from '../providers/support/reading.ts'
import { newPerson } from '../spine/support/shared-session.ts'
import { longContract, storeContract } from './support/contracts.ts'
import { findingsOf, idsOf, roomOf, type Stage, startStage } from './support/stage.ts'

const playbook = shippedPlaybook('mutual')

describe('a review without a model', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await startStage()
  })
  afterAll(() => stage[Symbol.asyncDispose]())

  it('[D3] has all that the checks find, says that nobody else was asked, and can be read again', async () => {
    const { client, database, visitor } = stage
    const tree = longContract(4)
    const documentId = await storeContract(database, { member: visitor.member, tree })
    expect(await client.reviews.get(documentId)).toBeNull()

    const review = client.review(documentId)
    const events = await all(review.events)
    const findings = findingsOf(events)
    expect(findings).toEqual(runChecks(tree, playbook))
    const { result, usage } = completedOf(events)
    expect(usage).toMatchObject({ inputTokens: 0, outputTokens: 0 })
    expect(result.provenance).toMatchObject({ provider: 'library', playbookVersion: 'nda-mutual@3' })
    expect(result.provenance.promptVersion).toMatch(/^review-prompt-/)
    expect(result.review).toMatchObject({
      mode: 'playbook',
      playbook: { id: 'nda-mutual', version: 3 },
      unanchored: 0,
      unreadable: 0,
      summary: { byRisk: { red: expect.any(Number) }, negotiateFirst: expect.any(Array) },
    })
    expect(result.review?.statements).toBeUndefined()
    const checking = ofType(events, 'progress').filter(({ stage }) => stage === 'checking')
    expect(checking.at(-1)).toMatchObject({ done: checks.length, total: checks.length })
    expect(ofType(events, 'progress').some(({ stage }) => stage === 'reviewing')).toBe(false)

    expect(await client.reviews.get(documentId)).toEqual({
      generationId: await review.id,
      status: 'completed',
      findings,
      decisions: [],
      result: result.review,
    })
    expect((await roomOf(stage, documentId, 1)).findings).toEqual(findings)
  })

  it('[D3] in the mode contract-nli answers the 17 statements', async () => {
    const { client, database, visitor } = stage
    const tree = longContract(1)
    const [first] = tree.clauses
    if (first) first.text = 'The Recipient shall not reverse engineer any sample of the Discloser.'
    const documentId = await storeContract(database, { member: visitor.member, tree })
    const { statements: answers } = await client.review(documentId, { mode: 'contract-nli' }).result
    expect(answers?.map(({ statement }) => statement)).toEqual(statements.map(({ id }) => id))
    expect(answers?.find(({ statement }) => statement === 'nda-11')).toMatchObject({
      choice: 'entailment',
      evidence: [{ quote: first?.text, clauseId: 'clause-1' }],
    })
  })

  it('[D3] of one clause is about that clause, and is not the last review of the whole', async () => {
    const { client, database, visitor } = stage
    const tree = longContract(3)
    const [, second] = tree.clauses
    if (second) second.text = 'The Recipient shall not compete with the Discloser for a period of ten years.'
    const documentId = await storeContract(database, { member: visitor.member, tree })
    const whole = await all(client.review(documentId).events)
    const last = await client.reviews.get(documentId)
    const events = await all(client.review(documentId, { clauseId: 'clause-2' }).events)
    const found = findingsOf(events)
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(findingsOf(whole).filter(({ clauseId }) => clauseId === 'clause-2'))
    expect(await client.reviews.get(documentId)).toEqual(last)
    // In the room it takes the place of that clause's findings, and of no others.
    expect(idsOf((await roomOf(stage, documentId, 2)).findings).toSorted()).toEqual(idsOf(findingsOf(whole)).toSorted())
  })

  it('[D3] a second one takes the place of what nobody decided on', async () => {
    const { client, database, visitor } = stage
    const documentId = await storeContract(database, { member: visitor.member, tree: longContract(2) })
    const first = findingsOf(await all(client.review(documentId, { playbookId: 'nda-recipient' }).events))
    const [decided] = first.filter(({ suggestion }) => suggestion !== undefined)
    if (!decided) throw new Error('nothing to decide')
    await client.suggestions.decide(documentId, { findingId: decided.id, verdict: 'rejected' })
    const second = findingsOf(await all(client.review(documentId, { playbookId: 'nda-discloser' }).events))
    const room = await roomOf(stage, documentId, 2)
    expect(new Set(idsOf(room.findings))).toEqual(new Set([decided.id, ...idsOf(second)]))
    expect(room.decisions).toMatchObject([{ findingId: decided.id, verdict: 'rejected' }])
    expect(await client.reviews.get(documentId)).toMatchObject({ findings: second, decisions: room.decisions })
  })

  it("[D3] is refused for another's document, an unknown playbook or clause, and a document without text", async () => {
    const { client, database, visitor, server } = stage
    const documentId = await storeContract(database, { member: visitor.member, tree: longContract(1) })
    await using stranger = await newPerson(server.url)
    const refusalOf = (review: { id: Promise<string> }) =>
      review.id.then(
        () => 'started',
        ({ code }: { code: string }) => code,
      )
    expect(await refusalOf(stranger.client().review(documentId))).toBe('not_found')
    await expect(stranger.client().reviews.get(documentId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await refusalOf(client.review(documentId, { playbookId: 'none-such' }))).toBe('not_found')
    expect(await refusalOf(client.review(documentId, { clauseId: 'none-such' }))).toBe('not_found')
    const empty = await storeContract(database, { member: visitor.member, tree: { clauses: [] } })
    expect(await refusalOf(client.review(empty))).toBe('conflict')
  })

  it('[G2] the same request is one review; the same id for another document is a conflict', async () => {
    const { client, database, visitor } = stage
    const [one, other] = await Promise.all(
      [1, 2].map(() => storeContract(database, { member: visitor.member, tree: longContract(1) })),
    )
    const requestId = `review-${one}`
    const ids = await Promise.all([1, 2].map(() => client.review(String(one), { requestId }).id))
    expect(ids[0]).toBe(ids[1])
    await expect(client.review(String(other), { requestId }).id).rejects.toMatchObject({ code: 'conflict' })
  })
})

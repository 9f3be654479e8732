import type { AppError, Client } from '@clausemint/client'
import { type DocumentId, type GenerationId, walkClauses } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelPeer, peerEnvironment, startModelPeer } from '../../support/model-peer.ts'
import { someTermsInput } from '../../support/nda-terms.ts'
import { startServer } from '../../support/server.ts'
import { chance, sampled, seed } from '../spine/support/chance.ts'
import { engineNames } from '../spine/support/engines.ts'
import { newPerson, type Person } from '../spine/support/shared-session.ts'
import { refusalOf } from './support/refusal.ts'
import { followRoom } from './support/room-follower.ts'
import { type RoomStage, roomStage } from './support/stage.ts'

const races = sampled(15, 200)
const addition = 'It is so agreed.'

interface Draft {
  id: GenerationId
  documentId: DocumentId
}

describe.each(engineNames)('%s: a draft that was worked on is drafted again', (engine) => {
  let peer: ModelPeer
  let stage: RoomStage
  let person: Person
  let client: Client
  /** On another server, where the database allows two. */
  let elsewhere: Client
  const closing = new AsyncDisposableStack()
  beforeAll(async () => {
    peer = closing.use(await startModelPeer())
    stage = closing.use(
      await roomStage(engine, {
        ...peerEnvironment(peer),
        AI_PROVIDER: 'library',
        LIMIT_CONCURRENT_GENERATIONS: '100',
        LIMIT_GENERATIONS_PER_MINUTE: '10000',
        LIMIT_MESSAGES_PER_SECOND: '10000',
      }),
    )
    const other = engine === 'postgres' ? closing.use(await startServer({ env: stage.env })) : stage.server
    person = closing.use(await newPerson(stage.server.url))
    client = person.client()
    elsewhere = person.client(other.url)
  })
  afterAll(() => closing.disposeAsync())

  async function drafted(): Promise<Draft> {
    const draft = client.generate.nda(someTermsInput)
    await draft.text
    const documentId = await draft.documentId
    // The room says that the words are written in the commit after them.
    await using room = followRoom(client, documentId)
    await room.until(({ type }) => type === 'generation-ended')
    return { id: await draft.id, documentId }
  }
  async function edit(documentId: DocumentId, nth = 0): Promise<void> {
    await (await readyToEdit(documentId, nth))()
  }
  async function readyToEdit(documentId: DocumentId, nth = 0, by: Client = client): Promise<() => Promise<unknown>> {
    const { tree } = await by.documents.contract(documentId)
    const clause = [...walkClauses(tree)].filter(({ text }) => text.length > 100)[nth]
    if (!clause) throw new Error('the draft has no such clause')
    const { id: clauseId, version } = clause
    return () => by.clauses.edit(documentId, { clauseId, version, text: `${clause.text} ${addition}` })
  }
  const textOf = async (id: DocumentId) => (await client.documents.get(id)).text
  const workIn = ({ code, details }: AppError) => {
    expect(code).toBe('conflict')
    return details.work ?? expect.fail('the refusal does not say what would be lost')
  }

  it('[R6] it is refused with what would be lost, and nothing has happened; said so, it is done, once', async () => {
    const { id, documentId } = await drafted()
    await edit(documentId, 0)
    await edit(documentId, 0)
    await edit(documentId, 1)
    const before = await client.documents.get(documentId)
    const events = await stage.stored.events(documentId)
    const request = { requestId: crypto.randomUUID() }
    const refusal = await refusalOf(client.generation(id).retry(request).id)
    expect(workIn(refusal)).toMatchObject({ changedClauses: 2, decisions: 0 })
    expect(refusal.message).toContain('2 changed clauses')
    expect(await client.documents.get(documentId)).toEqual(before)
    expect(await stage.stored.events(documentId)).toEqual(events)

    const next = client.generation(id).retry({ ...request, replaceEdits: true })
    expect(await next.text).not.toContain(addition)
    expect(await textOf(documentId)).not.toContain(addition)
    // Sent again by one that did not hear the answer, however it was asked for.
    expect(await client.generation(id).retry(request).id).toBe(await next.id)
  })

  it('[R6] [T1] over plain HTTP too', async () => {
    const { id, documentId } = await drafted()
    await edit(documentId)
    const retry = (input: object) =>
      fetch(new URL('/trpc/generation.retry', stage.server.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: person.visitor.cookie },
        body: JSON.stringify({ generationId: id, requestId: crypto.randomUUID(), ...input }),
      })
    const refused = await retry({})
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      error: { data: { app: { code: 'conflict', work: { changedClauses: 1, decisions: 0 } } } },
    })
    expect((await retry({ replaceEdits: 'yes' })).status).toBe(400)
    expect((await retry({ replaceEdits: true })).status).toBe(200)
  })

  it('[R6] work that came after what was seen is not lost', async () => {
    const { id, documentId } = await drafted()
    await edit(documentId, 0)
    const again = (seen: string) => client.generation(id).retry({ replaceEdits: true, seen })
    const first = workIn(await refusalOf(client.generation(id).retry().id))
    await client.comments.add(documentId, { text: 'Words beside it are no work on it.' })
    await edit(documentId, 1)
    const second = workIn(await refusalOf(again(first.cursor).id))
    expect(second).toMatchObject({ changedClauses: 2 })
    for (const damaged of ['', 'zzz', `${second.cursor}0`])
      expect(workIn(await refusalOf(again(damaged).id))).toEqual(second)
    await again(second.cursor).text
    expect(await textOf(documentId)).not.toContain(addition)
  })

  it('[R6] decisions are work, and a clause whose words were put back is none', async () => {
    const { id, documentId } = await drafted()
    const { tree } = await client.documents.contract(documentId)
    const clause = [...walkClauses(tree)].find(({ text }) => text.length > 100) ?? expect.fail('no clause')
    const { change } = await client.clauses.edit(documentId, { clauseId: clause.id, version: 1, text: addition })
    if (change.kind !== 'text') throw new Error('no text was changed')
    await client.clauses.edit(documentId, { clauseId: clause.id, version: change.version, text: clause.text })
    const again = client.generation(id).retry()
    await again.text
    await client.review(documentId).id
    const findings: string[] = []
    for await (const { event } of client.room(documentId).events()) {
      if (event.type === 'finding') findings.push(event.finding.id)
      if (event.type === 'generation-ended' && findings.length > 0) break
    }
    await client.suggestions.decide(documentId, { findingId: findings[0] ?? '', verdict: 'rejected' })
    const refusal = await refusalOf(client.generation(id).retry().id)
    expect(workIn(refusal)).toMatchObject({ changedClauses: 0, decisions: 1 })
    await client.suggestions.undo(documentId, findings[0] ?? '')
    await client.generation(id).retry().text
  })

  it('[R6] [G4] a draft that was stopped, and edited, is not gone on with unasked either', async () => {
    const draft = client.generate.nda(someTermsInput, { provider: 'custom' })
    const id = await draft.id
    const documentId = await draft.documentId
    const reply = await peer.next()
    await reply.token(`# Agreement\n\n## 1. Purpose\n\n${'The parties talk. '.repeat(10)}\n\n## 2. Term\n\nOne `)
    for await (const { event } of client.follow(id)) if (event.type === 'delta') break
    await draft.cancel()
    await Array.fromAsync(draft.events)
    await edit(documentId)
    const before = await textOf(documentId)
    expect(workIn(await refusalOf(client.generation(id).continue().id))).toMatchObject({ changedClauses: 1 })
    expect(await textOf(documentId)).toBe(before)
  })

  it('[R6] a new draft that fails before its first word takes nothing away, and the room says so', async () => {
    const { id, documentId } = await drafted()
    await edit(documentId)
    const before = await textOf(documentId)
    const failing = client.generation(id).retry({ provider: 'custom', replaceEdits: true })
    ;(await peer.next()).status(400)
    expect((await Array.fromAsync(failing.events)).at(-1)?.type).toBe('error')
    expect(await textOf(documentId)).toBe(before)
    expect(workIn(await refusalOf(client.generation(id).retry().id))).toMatchObject({ changedClauses: 1 })
  })

  it(`[R6] an edit and a new draft at the same moment, ${races} times: one is refused (seed ${seed})`, async () => {
    const random = chance(31)
    for (let race = 0; race < races; race++) {
      const { id, documentId } = await drafted()
      const steps = [await readyToEdit(documentId, 0, elsewhere), () => client.generation(id).retry().text]
      const isEditFirst = random.pick([true, false] as const)
      const outcomes = await Promise.allSettled((isEditFirst ? steps : steps.toReversed()).map((step) => step()))
      const [edited, redrafted] = isEditFirst ? outcomes : outcomes.toReversed()
      expect([edited?.status, redrafted?.status].toSorted(), `race ${race}`).toEqual(['fulfilled', 'rejected'])
      expect((await textOf(documentId)).includes(addition)).toBe(edited?.status === 'fulfilled')
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' })
    }
  })
})

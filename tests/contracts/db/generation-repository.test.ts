import { newId, statusOf } from '@clausemint/db'
import { generationStream } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { engineNames } from './engines.ts'
import { append, makeMember, newGeneration, plain } from './fixtures.ts'
import { stageOn } from './stage.ts'

describe.each(engineNames)('generations on %s', (name) => {
  const stage = stageOn(name)

  it('[G2] the same request is the same generation, other input is a conflict, another member is another request', async () => {
    const [member, other] = [await makeMember(stage.open), await makeMember(stage.open)]
    const request = newGeneration(member)
    const first = await stage.repositories.generations.create(request)
    const again = await stage.repositories.generations.create({ ...request, id: newId(), documentId: newId() })
    expect(first).toMatchObject({ outcome: 'created', generation: { id: request.id, status: 'queued' } })
    expect(again).toMatchObject({ outcome: 'existing', generation: { id: request.id } })
    expect(
      await stage.repositories.generations.create({ ...request, id: newId(), documentId: newId(), inputHash: 'two' }),
    ).toEqual({
      outcome: 'conflict',
    })
    expect(
      await stage.repositories.generations.create(newGeneration(other, { requestId: request.requestId })),
    ).toMatchObject({
      outcome: 'created',
    })
    expect((await stage.repositories.documents.list(member, { limit: 10 })).items).toHaveLength(1)
  })

  it('[G2] a request that comes several times at once makes one generation, one document and one stream', async () => {
    const member = await makeMember(stage.open)
    const request = newGeneration(member)
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () =>
        stage.repositories.generations.create({ ...request, id: newId(), documentId: newId() }),
      ),
    )
    const ids = outcomes.map((made) => ('generation' in made ? made.generation.id : made.outcome))
    expect(new Set(ids).size).toBe(1)
    expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
    expect((await stage.repositories.documents.list(member, { limit: 10 })).items).toHaveLength(1)
    expect(await stage.repositories.generations.countRunning(member)).toBe(1)
  })

  it('[R5] belongs to the owner of its document; to others it does not exist', async () => {
    const [member, other] = [await makeMember(stage.open), await makeMember(stage.open)]
    const { id, documentId } = newGeneration(member)
    await stage.repositories.generations.create(newGeneration(member, { id, documentId }))
    expect(await stage.repositories.generations.get(member, id)).toMatchObject({ id, input: { purpose: 'a test' } })
    expect(await stage.repositories.generations.get(other, id)).toBeNull()
    expect(await stage.repositories.generations.get(member, newId())).toBeNull()
    expect(await stage.repositories.generations.get(member, "'; drop table events --")).toBeNull()
    const { document: _, ...again } = newGeneration(other, { documentId })
    expect(await stage.repositories.generations.create(again)).toEqual({ outcome: 'unknown-document' })
  })

  it('[G1] is settled once, with its document; the second time the append is undone', async () => {
    const member = await makeMember(stage.open)
    const { id, documentId } = newGeneration(member)
    await stage.repositories.generations.create(newGeneration(member, { id, documentId }))
    await stage.repositories.generations.begin(stage.open.db, id, {
      provider: 'library',
      model: 'clauses',
      libraryVersion: '1',
    })
    const usage = { inputTokens: 1, outputTokens: 2, estimated: false }
    const settle = append(generationStream(id), [plain('completed')], {
      ends: true,
      companion: async (tx) => {
        await stage.repositories.generations.settle(tx, id, { status: 'completed', usage })
        await stage.repositories.documents.setText(tx, documentId, '1. Parties\0')
      },
    })
    const outcomes = await stage.storage.commit([settle, settle])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
    expect(await stage.repositories.generations.get(member, id)).toMatchObject({
      status: 'completed',
      provider: 'library',
      usage,
      finishedAt: expect.any(Date),
    })
    expect(await stage.repositories.documents.get(member, documentId)).toMatchObject({
      text: '1. Parties\ufffd',
      generation: { id, status: 'completed' },
    })
    await expect(
      stage.open.db.transaction((tx) => stage.repositories.generations.settle(tx, id, { status: 'failed' })),
    ).rejects.toThrow('settled')
    expect(await stage.repositories.generations.countRunning(member)).toBe(0)
  })

  it('[G3] a cancel is recorded once, shows at once, and not after the end', async () => {
    const [member, other] = [await makeMember(stage.open), await makeMember(stage.open)]
    const { id, documentId } = newGeneration(member)
    await stage.repositories.generations.create(newGeneration(member, { id, documentId }))
    expect(await stage.repositories.generations.requestCancel(stage.open.db, id, member)).toBe(true)
    expect(await stage.repositories.generations.requestCancel(stage.open.db, id, other)).toBe(false)
    const row = await stage.repositories.generations.get(member, id)
    expect(row).toMatchObject({ cancelRequestedBy: member })
    expect(row && statusOf(row)).toBe('cancelling')
    expect((await stage.repositories.documents.get(member, documentId))?.generation?.status).toBe('cancelling')
    await stage.repositories.generations.settle(stage.open.db, id, { status: 'cancelled' })
    expect((await stage.repositories.documents.get(member, documentId))?.generation?.status).toBe('cancelled')
    expect(await stage.repositories.generations.requestCancel(stage.open.db, id, member)).toBe(false)
  })

  it('the latest one of a document', async () => {
    const member = await makeMember(stage.open)
    const first = newGeneration(member)
    await stage.repositories.generations.create(first)
    const { document: _, ...again } = newGeneration(member, {
      documentId: first.documentId,
      mode: 'retry',
      parentId: first.id,
    })
    await stage.repositories.generations.create(again)
    expect(await stage.repositories.generations.latestByDocument(first.documentId)).toMatchObject({
      id: again.id,
      parentId: first.id,
    })
    expect((await stage.repositories.documents.get(member, first.documentId))?.generation?.id).toBe(again.id)
    expect(await stage.repositories.generations.latestByDocument(newId())).toBeNull()
  })
})

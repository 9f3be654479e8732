import { inspect } from 'node:util'
import { createRepositories, newId } from '@clausemint/db'
import { generationStream, ndaTermsSchema, roomStream } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { engineNames } from './engines.ts'
import { append, delta, makeMember, newGeneration, plain } from './fixtures.ts'
import { stageOn } from './stage.ts'

describe.each(engineNames)('documents on %s', (name) => {
  const stage = stageOn(name)

  const terms = ndaTermsSchema.parse({ partyA: { name: 'A\u00e9' }, partyB: { name: 'B' }, purpose: 'to talk' })

  it('keeps what it is given, made storable', async () => {
    const member = await makeMember(stage.open)
    const id = newId()
    await stage.repositories.documents.create(member, { id, title: 'Ti\0tle \ud800', localOnly: true, terms })
    expect(await stage.repositories.documents.get(member, id)).toEqual({
      id,
      title: 'Ti\ufffdtle \ufffd',
      localOnly: true,
      terms,
      text: '',
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    })
  })

  it('[P3] an error of the database does not repeat what was to be written', async () => {
    const member = await makeMember(stage.open)
    const id = newId()
    const create = () =>
      stage.repositories.documents.create(member, { id, title: 'The secret clause', localOnly: false })
    await create()
    const error = await create().catch((refused: unknown) => refused)
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret')
    expect(error).toMatchObject({
      name: 'QueryError',
      code: '23505',
      message: expect.stringContaining('insert into "documents"'),
    })
  })

  it("[R5] somebody else's answers like one that does not exist, whatever is asked", async () => {
    const [member, other] = [await makeMember(stage.open), await makeMember(stage.open)]
    const id = newId()
    await stage.repositories.documents.create(member, { id, title: 'Mine', localOnly: false })
    for (const [who, what] of [
      [other, id],
      [member, newId()],
      [member, 'no id'],
    ] as const) {
      expect(await stage.repositories.documents.get(who, what)).toBeNull()
      expect(await stage.repositories.documents.rename(who, what, 'Theirs')).toBe(false)
      expect(await stage.repositories.documents.remove(who, what)).toBeNull()
    }
    expect(await stage.repositories.documents.list(other, { limit: 10 })).toEqual({ items: [] })
    expect(await stage.repositories.documents.list(other, { limit: 10, before: id })).toEqual({ items: [] })
    expect(await stage.repositories.documents.rename(member, id, 'Renamed')).toBe(true)
    expect((await stage.repositories.documents.get(member, id))?.title).toBe('Renamed')
  })

  it('lists the newest first, page by page, each once', async () => {
    const member = await makeMember(stage.open)
    const ids = Array.from({ length: 5 }, () => newId())
    for (const id of ids) await stage.repositories.documents.create(member, { id, title: id, localOnly: false })
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await stage.repositories.documents.list(member, { limit: 2, ...(before && { before }) })
      seen.push(...page.items.map(({ id }) => id))
      before = page.next
    } while (before)
    expect(seen).toEqual(ids.toReversed())
    expect(await stage.repositories.documents.list(member, { limit: 2, before: 'no id' })).toEqual({ items: [] })
  })

  it('searches title and text for the words as they are typed', async () => {
    const member = await makeMember(stage.open)
    const [a, b] = [newId(), newId()]
    await stage.repositories.documents.create(member, { id: a, title: '100% Mutual\\NDA', localOnly: false })
    await stage.repositories.documents.create(member, { id: b, title: 'Employee', localOnly: false })
    await stage.repositories.documents.setText(stage.open.db, b, 'governed by the laws of India')
    const found = async (search: string) =>
      (await stage.repositories.documents.list(member, { search, limit: 9 })).items.map(({ id }) => id)
    expect(await found('mutual')).toEqual([a])
    expect(await found('LAWS of')).toEqual([b])
    expect(await found('%')).toEqual([a])
    expect(await found('_')).toEqual([])
    expect(await found('\\')).toEqual([a])
    expect(await found('')).toEqual([b, a])
    expect(await found("' or 1=1 --\0")).toEqual([])
  })

  it('[R4] deleting takes generations, streams and events with it, names them, and leaves the rest', async () => {
    const member = await makeMember(stage.open)
    const [gone, ended, kept] = [newGeneration(member), newGeneration(member), newGeneration(member)]
    const { document: _, ...endedRequest } = { ...ended, documentId: gone.documentId, parentId: gone.id }
    for (const request of [gone, endedRequest, kept]) await stage.repositories.generations.create(request)
    await stage.storage.commit([
      append(generationStream(gone.id), [delta('text', 0)]),
      append(roomStream(gone.documentId), [plain('comment')]),
      append(generationStream(kept.id), [delta('text', 0)]),
      append(generationStream(ended.id), [plain('completed')], {
        ends: true,
        companion: (tx) => stage.repositories.generations.settle(tx, ended.id, { status: 'completed' }),
      }),
    ])

    const removed = await stage.repositories.documents.remove(member, gone.documentId)
    expect(removed?.generations.toSorted()).toEqual([gone.id, ended.id].toSorted())
    expect(removed?.sourceHash).toBeNull()
    expect(await stage.repositories.documents.get(member, gone.documentId)).toBeNull()
    expect(await stage.repositories.generations.get(member, gone.id)).toBeNull()
    expect(await stage.storage.read(generationStream(gone.id), 0)).toEqual([])
    const late = await stage.storage.commit([
      append(generationStream(gone.id), [delta('late', 4)]),
      append(generationStream(kept.id), [delta('more', 4)]),
    ])
    expect(late.map((outcome) => outcome.ok || outcome.reason)).toEqual(['unknown-stream', true])
    const left = await stage.open.run(
      `select count(*)::int as streams from streams where id like '%' || $1 or id like '%' || $2`,
      [gone.documentId, ended.id],
    )
    expect(left).toEqual([{ streams: 0 }])
  })

  it('[R4] deleting while its writer settles ends with the document gone and nothing left over', async () => {
    const member = await makeMember(stage.open)
    const request = newGeneration(member)
    await stage.repositories.generations.create(request)
    const other = createRepositories(await stage.another())
    const stream = generationStream(request.id)
    await Promise.all([
      other.documents.remove(member, request.documentId),
      stage.storage.commit([
        append(stream, [plain('completed')], {
          ends: true,
          companion: async (tx) => {
            await stage.repositories.generations.settle(tx, request.id, { status: 'completed' })
            await stage.repositories.documents.setText(tx, request.documentId, 'all of it')
          },
        }),
      ]),
    ])
    expect(await stage.repositories.documents.get(member, request.documentId)).toBeNull()
    expect(await stage.open.run('select id from streams where id = $1', [stream])).toEqual([])
    expect(await stage.open.run('select seq from events where stream_id = $1', [stream])).toEqual([])
  })
})

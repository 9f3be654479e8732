import { inspect } from 'node:util'
import {
  createLogStorage,
  createRepositories,
  newId,
  type OpenDatabase,
  type Repositories,
  statusOf,
} from '@clausemint/db'
import { generationStream, ndaTermsSchema, roomStream } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineNames, type TestEngine, testEngines } from './engines.ts'
import { append, delta, makeMember, newGeneration, plain } from './fixtures.ts'

describe.each(engineNames)('the repositories on %s', (name) => {
  let engine: TestEngine
  let open: OpenDatabase
  let all: Repositories
  beforeAll(async () => {
    engine = await testEngines[name]()
    open = engine.open
    all = createRepositories(open)
  })
  afterAll(() => engine[Symbol.asyncDispose]())

  describe('sessions', () => {
    const inAMinute = () => new Date(Date.now() + 60_000)

    it('finds a visitor by the hash of the token, until the session is deleted', async () => {
      const { memberId } = await all.sessions.createAnonymous('hash', inAMinute())
      expect(await all.sessions.findByTokenHash('hash')).toEqual({ memberId })
      expect(await all.sessions.findByTokenHash('other')).toBeUndefined()
      await all.sessions.delete('hash')
      expect(await all.sessions.findByTokenHash('hash')).toBeUndefined()
    })

    it('does not find or revive a session that has expired', async () => {
      await all.sessions.createAnonymous('expired', new Date(Date.now() - 60_000))
      await all.sessions.touch('expired', inAMinute())
      expect(await all.sessions.findByTokenHash('expired')).toBeUndefined()
    })

    it('a visit moves the end', async () => {
      await all.sessions.createAnonymous('visited', inAMinute())
      await all.sessions.touch('visited', new Date('2100-01-01'))
      const [row] = await open.run(`select expires_at >= '2099-12-31' as moved from sessions where token_hash = $1`, [
        'visited',
      ])
      expect(row).toEqual({ moved: true })
    })
  })

  describe('generations', () => {
    it('[G2] the same request is the same generation, other input is a conflict, another member is another request', async () => {
      const [member, other] = [await makeMember(open), await makeMember(open)]
      const request = newGeneration(member)
      const first = await all.generations.create(request)
      const again = await all.generations.create({ ...request, id: newId(), documentId: newId() })
      expect(first).toMatchObject({ outcome: 'created', generation: { id: request.id, status: 'queued' } })
      expect(again).toMatchObject({ outcome: 'existing', generation: { id: request.id } })
      expect(await all.generations.create({ ...request, id: newId(), documentId: newId(), inputHash: 'two' })).toEqual({
        outcome: 'conflict',
      })
      expect(await all.generations.create(newGeneration(other, { requestId: request.requestId }))).toMatchObject({
        outcome: 'created',
      })
      expect((await all.documents.list(member, { limit: 10 })).items).toHaveLength(1)
    })

    it('[G2] a request that comes several times at once makes one generation, one document and one stream', async () => {
      const member = await makeMember(open)
      const request = newGeneration(member)
      const outcomes = await Promise.all(
        Array.from({ length: 5 }, () => all.generations.create({ ...request, id: newId(), documentId: newId() })),
      )
      const ids = outcomes.map((made) => ('generation' in made ? made.generation.id : made.outcome))
      expect(new Set(ids).size).toBe(1)
      expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
      expect((await all.documents.list(member, { limit: 10 })).items).toHaveLength(1)
      expect(await all.generations.countRunning(member)).toBe(1)
    })

    it('[R5] belongs to the owner of its document; to others it does not exist', async () => {
      const [member, other] = [await makeMember(open), await makeMember(open)]
      const { id, documentId } = newGeneration(member)
      await all.generations.create(newGeneration(member, { id, documentId }))
      expect(await all.generations.get(member, id)).toMatchObject({ id, input: { purpose: 'a test' } })
      expect(await all.generations.get(other, id)).toBeNull()
      expect(await all.generations.get(member, newId())).toBeNull()
      expect(await all.generations.get(member, "'; drop table events --")).toBeNull()
      const { document: _, ...again } = newGeneration(other, { documentId })
      expect(await all.generations.create(again)).toEqual({ outcome: 'unknown-document' })
    })

    it('[G1] is settled once, with its document; the second time the append is undone', async () => {
      const member = await makeMember(open)
      const { id, documentId } = newGeneration(member)
      await all.generations.create(newGeneration(member, { id, documentId }))
      await all.generations.begin(open.db, id, { provider: 'library', model: 'clauses', libraryVersion: '1' })
      const usage = { inputTokens: 1, outputTokens: 2, estimated: false }
      const settle = append(generationStream(id), [plain('completed')], {
        ends: true,
        companion: async (tx) => {
          await all.generations.settle(tx, id, { status: 'completed', usage })
          await all.documents.setText(tx, documentId, '1. Parties\0')
        },
      })
      const outcomes = await createLogStorage(open).commit([settle, settle])
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
      expect(await all.generations.get(member, id)).toMatchObject({
        status: 'completed',
        provider: 'library',
        usage,
        finishedAt: expect.any(Date),
      })
      expect(await all.documents.get(member, documentId)).toMatchObject({
        text: '1. Parties\ufffd',
        generation: { id, status: 'completed' },
      })
      await expect(open.db.transaction((tx) => all.generations.settle(tx, id, { status: 'failed' }))).rejects.toThrow(
        'settled',
      )
      expect(await all.generations.countRunning(member)).toBe(0)
    })

    it('[G3] a cancel is recorded once, shows at once, and not after the end', async () => {
      const [member, other] = [await makeMember(open), await makeMember(open)]
      const { id, documentId } = newGeneration(member)
      await all.generations.create(newGeneration(member, { id, documentId }))
      expect(await all.generations.requestCancel(open.db, id, member)).toBe(true)
      expect(await all.generations.requestCancel(open.db, id, other)).toBe(false)
      const row = await all.generations.get(member, id)
      expect(row).toMatchObject({ cancelRequestedBy: member })
      expect(row && statusOf(row)).toBe('cancelling')
      expect((await all.documents.get(member, documentId))?.generation?.status).toBe('cancelling')
      await all.generations.settle(open.db, id, { status: 'cancelled' })
      expect((await all.documents.get(member, documentId))?.generation?.status).toBe('cancelled')
      expect(await all.generations.requestCancel(open.db, id, member)).toBe(false)
    })

    it('the latest one of a document', async () => {
      const member = await makeMember(open)
      const first = newGeneration(member)
      await all.generations.create(first)
      const { document: _, ...again } = newGeneration(member, {
        documentId: first.documentId,
        mode: 'retry',
        parentId: first.id,
      })
      await all.generations.create(again)
      expect(await all.generations.latestByDocument(first.documentId)).toMatchObject({
        id: again.id,
        parentId: first.id,
      })
      expect((await all.documents.get(member, first.documentId))?.generation?.id).toBe(again.id)
      expect(await all.generations.latestByDocument(newId())).toBeNull()
    })
  })

  describe('documents', () => {
    const terms = ndaTermsSchema.parse({ partyA: { name: 'A\u00e9' }, partyB: { name: 'B' }, purpose: 'to talk' })

    it('keeps what it is given, made storable', async () => {
      const member = await makeMember(open)
      const id = newId()
      await all.documents.create(member, { id, title: 'Ti\0tle \ud800', localOnly: true, terms })
      expect(await all.documents.get(member, id)).toEqual({
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
      const member = await makeMember(open)
      const id = newId()
      const create = () => all.documents.create(member, { id, title: 'The secret clause', localOnly: false })
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
      const [member, other] = [await makeMember(open), await makeMember(open)]
      const id = newId()
      await all.documents.create(member, { id, title: 'Mine', localOnly: false })
      for (const [who, what] of [
        [other, id],
        [member, newId()],
        [member, 'no id'],
      ] as const) {
        expect(await all.documents.get(who, what)).toBeNull()
        expect(await all.documents.rename(who, what, 'Theirs')).toBe(false)
        expect(await all.documents.remove(who, what)).toBeNull()
      }
      expect(await all.documents.list(other, { limit: 10 })).toEqual({ items: [] })
      expect(await all.documents.list(other, { limit: 10, before: id })).toEqual({ items: [] })
      expect(await all.documents.rename(member, id, 'Renamed')).toBe(true)
      expect((await all.documents.get(member, id))?.title).toBe('Renamed')
    })

    it('lists the newest first, page by page, each once', async () => {
      const member = await makeMember(open)
      const ids = Array.from({ length: 5 }, () => newId())
      for (const id of ids) await all.documents.create(member, { id, title: id, localOnly: false })
      const seen: string[] = []
      let before: string | undefined
      do {
        const page = await all.documents.list(member, { limit: 2, ...(before && { before }) })
        seen.push(...page.items.map(({ id }) => id))
        before = page.next
      } while (before)
      expect(seen).toEqual(ids.toReversed())
      expect(await all.documents.list(member, { limit: 2, before: 'no id' })).toEqual({ items: [] })
    })

    it('searches title and text for the words as they are typed', async () => {
      const member = await makeMember(open)
      const [a, b] = [newId(), newId()]
      await all.documents.create(member, { id: a, title: '100% Mutual\\NDA', localOnly: false })
      await all.documents.create(member, { id: b, title: 'Employee', localOnly: false })
      await all.documents.setText(open.db, b, 'governed by the laws of India')
      const found = async (search: string) =>
        (await all.documents.list(member, { search, limit: 9 })).items.map(({ id }) => id)
      expect(await found('mutual')).toEqual([a])
      expect(await found('LAWS of')).toEqual([b])
      expect(await found('%')).toEqual([a])
      expect(await found('_')).toEqual([])
      expect(await found('\\')).toEqual([a])
      expect(await found('')).toEqual([b, a])
      expect(await found("' or 1=1 --\0")).toEqual([])
    })

    it('[R4] deleting takes generations, streams and events with it, names them, and leaves the rest', async () => {
      const member = await makeMember(open)
      const storage = createLogStorage(open)
      const [gone, ended, kept] = [newGeneration(member), newGeneration(member), newGeneration(member)]
      const { document: _, ...endedRequest } = { ...ended, documentId: gone.documentId, parentId: gone.id }
      for (const request of [gone, endedRequest, kept]) await all.generations.create(request)
      await storage.commit([
        append(generationStream(gone.id), [delta('text', 0)]),
        append(roomStream(gone.documentId), [plain('comment')]),
        append(generationStream(kept.id), [delta('text', 0)]),
        append(generationStream(ended.id), [plain('completed')], {
          ends: true,
          companion: (tx) => all.generations.settle(tx, ended.id, { status: 'completed' }),
        }),
      ])

      const removed = await all.documents.remove(member, gone.documentId)
      expect(removed?.generations.toSorted()).toEqual([gone.id, ended.id].toSorted())
      expect(removed?.sourceHash).toBeNull()
      expect(await all.documents.get(member, gone.documentId)).toBeNull()
      expect(await all.generations.get(member, gone.id)).toBeNull()
      expect(await storage.read(generationStream(gone.id), 0)).toEqual([])
      const late = await storage.commit([
        append(generationStream(gone.id), [delta('late', 4)]),
        append(generationStream(kept.id), [delta('more', 4)]),
      ])
      expect(late.map((outcome) => outcome.ok || outcome.reason)).toEqual(['unknown-stream', true])
      const left = await open.run(
        `select count(*)::int as streams from streams where id like '%' || $1 or id like '%' || $2`,
        [gone.documentId, ended.id],
      )
      expect(left).toEqual([{ streams: 0 }])
    })

    it('[R4] deleting while its writer settles ends with the document gone and nothing left over', async () => {
      const member = await makeMember(open)
      const request = newGeneration(member)
      await all.generations.create(request)
      const other = createRepositories(await engine.another())
      const stream = generationStream(request.id)
      await Promise.all([
        other.documents.remove(member, request.documentId),
        createLogStorage(open).commit([
          append(stream, [plain('completed')], {
            ends: true,
            companion: async (tx) => {
              await all.generations.settle(tx, request.id, { status: 'completed' })
              await all.documents.setText(tx, request.documentId, 'all of it')
            },
          }),
        ]),
      ])
      expect(await all.documents.get(member, request.documentId)).toBeNull()
      expect(await open.run('select id from streams where id = $1', [stream])).toEqual([])
      expect(await open.run('select seq from events where stream_id = $1', [stream])).toEqual([])
    })
  })
})

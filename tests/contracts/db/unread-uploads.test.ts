import { createRepositories, type OpenDatabase, type Repositories } from '@clausemint/db'
import { generationStream, roomStream } from '@clausemint/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineNames, type TestEngine, testEngines } from './engines.ts'
import { makeMember, newGeneration } from './fixtures.ts'

const hour = 60 * 60_000
const clause = { id: 'c1', label: '1.', level: 0, text: 'words', kind: 'other', version: 1, children: [] } as const
const tree = { clauses: [{ ...clause, children: [] }] }
const noRemarks = { revisions: [], comments: [], hidden: [], warnings: [] }

describe.each(engineNames)('uploads on %s', (name) => {
  let engine: TestEngine
  let open: OpenDatabase
  let all: Repositories
  let member: string
  beforeAll(async () => {
    engine = await testEngines[name]()
    open = engine.open
    all = createRepositories(open)
    member = await makeMember(open)
  })
  afterAll(() => engine[Symbol.asyncDispose]())

  async function uploaded() {
    const document = { title: 'A', localOnly: false, state: 'unread', sourceHash: 'f00', sourceBytes: 1 } as const
    const request = newGeneration(member, { task: 'read', document })
    await all.generations.create(request)
    await all.contracts.store(request.documentId, tree)
    return request
  }
  const age = (id: string) =>
    open.run("update documents set created_at = now() - interval '2 hours' where id = $1", [id])
  const rowsAbout = async ({ id, documentId }: { id: string; documentId: string }) => {
    const [row] = await open.run(
      `select (select count(*) from documents where id = $1)::int as documents,
        (select count(*) from clauses where document_id = $1)::int as clauses,
        (select count(*) from streams where id = $2 or id = $3)::int as streams`,
      [documentId, generationStream(id), roomStream(documentId)],
    )
    return row
  }
  const fail = (id: string) => open.db.transaction((tx) => all.generations.settle(tx, id, { status: 'failed' }))

  it('[D2] nobody sees one that is not read; once it is, it is a document', async () => {
    const { id, documentId } = await uploaded()
    expect(await all.documents.get(member, documentId)).toBeNull()
    expect(await all.contracts.get(member, documentId)).toBeNull()
    expect((await all.documents.list(member, { limit: 10 })).items).toEqual([])
    expect(await all.generations.get(member, id)).not.toBeNull()
    await open.db.transaction((tx) =>
      all.contracts.markRead(tx, documentId, { format: 'md', remarks: noRemarks, text: '1. words' }),
    )
    expect(await all.documents.get(member, documentId)).toMatchObject({ format: 'md', text: '1. words' })
    await open.db.transaction((tx) => all.contracts.abandon(tx, documentId))
    expect((await all.contracts.get(member, documentId))?.tree).toEqual(tree)
  })

  it('[D2] what is given up loses its clauses and its file at once', async () => {
    const upload = await uploaded()
    await open.db.transaction((tx) => all.contracts.abandon(tx, upload.documentId))
    expect(await rowsAbout(upload)).toEqual({ documents: 1, clauses: 0, streams: 2 })
    expect(await all.documents.upload(upload.documentId)).toMatchObject({ state: 'unread', sourceHash: null })
  })

  it('[D2] what was not read is removed after its time, and nothing else', async () => {
    const [old, young, running] = [await uploaded(), await uploaded(), await uploaded()]
    await fail(old.id)
    await fail(young.id)
    await age(old.documentId)
    await age(running.documentId)
    expect(await all.documents.removeUnread(hour)).toEqual([{ generations: [old.id], sourceHash: 'f00' }])
    expect(await rowsAbout(old)).toEqual({ documents: 0, clauses: 0, streams: 0 })
    expect(await rowsAbout(young)).toEqual({ documents: 1, clauses: 1, streams: 2 })
    expect(await rowsAbout(running)).toEqual({ documents: 1, clauses: 1, streams: 2 })
    expect(await all.documents.removeUnread(hour)).toEqual([])
  })
})

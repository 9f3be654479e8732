import { createRepositories, newId } from '@clausemint/db'
import type { Clause, ClauseTree, Decision } from '@clausemint/protocol'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { engineNames } from './engines.ts'
import { makeMember } from './fixtures.ts'
import { stageOn } from './stage.ts'

const clause = (id: string, text: string, children: Clause[] = []): Clause => ({
  id,
  label: id,
  level: children.length > 0 ? 0 : 1,
  heading: `Heading of ${id}`,
  text,
  kind: 'other',
  version: 1,
  children,
})
const tree: ClauseTree = {
  clauses: [
    clause('1', 'Confidential Information means anything marked.', [clause('1.1', 'Oral disclosures count too.')]),
    clause('2', 'This Agreement is governed by the laws of India.', [clause('2.1', 'Courts at New Delhi.')]),
  ],
}

const noRemarks = { revisions: [], comments: [], hidden: [], warnings: [] }

describe.each(engineNames)('contracts on %s', (name) => {
  const stage = stageOn(name)

  async function stored() {
    const member = await makeMember(stage.open)
    const id = newId()
    await stage.repositories.documents.create(member, { id, title: 'Contract', localOnly: true })
    await stage.repositories.contracts.store(id, tree)
    return { member, id }
  }

  it('a tree comes back as it was stored, to its owner only', async () => {
    const { member, id } = await stored()
    expect(await stage.repositories.contracts.get(member, id)).toMatchObject({
      tree,
      title: 'Contract',
      localOnly: true,
    })
    expect(await stage.repositories.contracts.get(await makeMember(stage.open), id)).toBeNull()
    await stage.repositories.contracts.store(id, tree)
    expect((await stage.repositories.contracts.get(member, id))?.tree).toEqual(tree)
  })

  it('a file that was read is at hand until it is changed, here or elsewhere', async () => {
    const { member, id } = await stored()
    await stage.repositories.contracts.markRead(stage.open.db, id, { format: 'docx', remarks: noRemarks, text: '' })
    const get = async (repositories = stage.repositories) => (await repositories.contracts.get(member, id))?.tree
    const elsewhere = createRepositories(stage.open)
    expect((await get())?.clauses).toBe(tree.clauses)
    expect(await get(elsewhere)).toEqual(tree)
    const change = { kind: 'text', clauseId: '2.1', version: 2, before: 'Courts at New Delhi.', after: 'x' } as const
    await stage.open.db.transaction((tx) => elsewhere.contracts.change(tx, id, change))
    expect(await get()).toEqual(await get(elsewhere))
    expect(JSON.stringify(await get())).toContain('"x"')
    for (let i = 0; i < 5; i++) await stored()
    expect(await get()).toEqual(await get(elsewhere))
  })

  it('what had to be replaced to be stored is given as it is stored', async () => {
    const member = await makeMember(stage.open)
    const id = newId()
    await stage.repositories.documents.create(member, { id, title: 'Contract', localOnly: true })
    await stage.repositories.contracts.store(id, { clauses: [clause('1', 'half a \ud83d')] })
    await stage.repositories.contracts.markRead(stage.open.db, id, { format: 'txt', remarks: noRemarks, text: '' })
    expect((await stage.repositories.contracts.get(member, id))?.tree.clauses[0]?.text).toBe('half a \ufffd')
  })

  it('a question finds the clauses that have its words, the most telling first', async () => {
    const { id } = await stored()
    const found = await stage.repositories.contracts.search(
      id,
      'Which law governs this agreement, and which courts?',
      5,
    )
    expect(found.map(({ clauseId }) => clauseId)).toEqual(['2', '2.1'])
    expect(await stage.repositories.contracts.search(id, "it's 'quoted' & | ! (odd) \\ words", 5)).toEqual([])
    expect(await stage.repositories.contracts.search(id, '', 5)).toEqual([])
  })

  it('a question finds the words of today, of however many clauses', async () => {
    const member = await makeMember(stage.open)
    const id = newId()
    await stage.repositories.documents.create(member, { id, title: 'Contract', localOnly: true })
    const clauses = Array.from({ length: 230 }, (_, at) => clause(`c${at}`, at === 229 ? 'Penguins.' : 'Other birds.'))
    await stage.repositories.contracts.store(id, { clauses })
    const found = async (words: string) =>
      (await stage.repositories.contracts.search(id, words, 5)).map(({ clauseId }) => clauseId)
    expect(await found('Which penguin?')).toEqual(['c229'])
    const change = {
      kind: 'text',
      clauseId: 'c3',
      version: 2,
      before: 'Other birds.',
      after: 'Two ostriches.',
    } as const
    expect(await stage.open.db.transaction((tx) => stage.repositories.contracts.change(tx, id, change))).toBe(true)
    expect(await found('Any ostrich?')).toEqual(['c3'])
    // Without its vector, for whatever reason, a clause is found all the same.
    await stage.open.db.execute(sql`update clauses set search = null where document_id = ${id} and id = 'c229'`)
    expect(await found('Which penguin?')).toEqual(['c229'])
  })

  it('a change is made to the version it was made for, and to no other', async () => {
    const { id } = await stored()
    const change = {
      kind: 'text',
      clauseId: '1.1',
      version: 2,
      before: 'Oral disclosures count too.',
      after: 'x',
    } as const
    const make = () => stage.open.db.transaction((tx) => stage.repositories.contracts.change(tx, id, change))
    expect([await make(), await make()]).toEqual([true, false])
    expect(await stage.repositories.contracts.clause(stage.open.db, id, '1.1')).toMatchObject({ version: 2, text: 'x' })
  })

  it('a clause is added after another and all that belongs to it, at the start, at the end, and removed again', async () => {
    const { id } = await stored()
    const add = (added: string, afterId?: string) =>
      stage.open.db.transaction((tx) =>
        stage.repositories.contracts.change(tx, id, {
          kind: 'added',
          clause: { ...clause(added, added), level: 0 },
          ...(afterId === undefined ? {} : { afterId }),
        }),
      )
    for (let i = 0; i < 30; i++) expect(await add(`a${i}`, '1')).toBe(true)
    expect(await add('end', '2')).toBe(true)
    expect(await add('first')).toBe(true)
    expect(await add('nowhere', 'unknown')).toBe(false)
    const ids = (await stage.repositories.contracts.tree(id)).clauses.map((top) => top.id)
    expect(ids).toEqual(['first', '1', ...Array.from({ length: 30 }, (_, i) => `a${29 - i}`), '2', 'end'])
    expect((await stage.repositories.contracts.tree(id)).clauses[1]?.children.map((child) => child.id)).toEqual(['1.1'])
    const removed = await stage.open.db.transaction((tx) =>
      stage.repositories.contracts.change(tx, id, { kind: 'removed', clauseId: 'a3' }),
    )
    expect(removed).toBe(true)
  })

  it('[R3] the first decision stands, is named to the second, and can be taken back', async () => {
    const { member, id } = await stored()
    const decision: Decision = { findingId: 'f', verdict: 'accepted', by: member, at: new Date().toISOString() }
    const decide = (verdict: Decision['verdict']) =>
      stage.open.db.transaction((tx) => stage.repositories.contracts.decide(tx, id, { ...decision, verdict }))
    expect(await decide('accepted')).toBeUndefined()
    expect(await decide('rejected')).toEqual(decision)
    expect(await stage.repositories.contracts.decisions(id)).toEqual([decision])
    expect(await stage.open.db.transaction((tx) => stage.repositories.contracts.undecide(tx, id, 'f'))).toEqual(
      decision,
    )
    expect(await stage.open.db.transaction((tx) => stage.repositories.contracts.undecide(tx, id, 'f'))).toBeNull()
  })

  it('deleting the document leaves nothing of it', async () => {
    const { member, id } = await stored()
    await stage.repositories.documents.remove(member, id)
    expect(await stage.open.run('select id from clauses where document_id = $1', [id])).toEqual([])
    expect(await stage.open.run('select id from streams where id = $1', [`room:${id}`])).toEqual([])
  })
})

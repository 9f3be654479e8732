import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyClauseChange, type ClauseChange, countChangedClauses, findClause } from './clause-change.ts'
import { type Clause, type ClauseTree, walkClauses } from './clause-tree.ts'

const clause = (id: string, children: Clause[] = []): Clause => ({
  id,
  label: '',
  level: 0,
  text: `Text of ${id}.`,
  kind: 'other',
  version: 1,
  children,
})
const tree: ClauseTree = { title: 'Contract', clauses: [clause('1', [clause('1.1', [clause('1.1.1')])]), clause('2')] }
const textOf = (of: ClauseTree, id: string) => findClause(of, id)?.text
const idsOf = (of: ClauseTree) => [...walkClauses(of)].map(({ id }) => id)
const edit = (clauseId: string, version: number, after = 'New.'): ClauseChange => ({
  kind: 'text',
  clauseId,
  version,
  before: `Text of ${clauseId}.`,
  after,
})
const heading = (clauseId: string, before: string, after: string): ClauseChange => ({
  kind: 'heading',
  clauseId,
  before,
  after,
})

describe('a change of a clause tree', () => {
  it('new words, however deep the clause; an older version than it has changes nothing', () => {
    const edited = applyClauseChange(tree, edit('1.1.1', 2))
    expect(findClause(edited, '1.1.1')).toMatchObject({ text: 'New.', version: 2 })
    expect(applyClauseChange(edited, edit('1.1.1', 2, 'Late.'))).toEqual(edited)
    expect(applyClauseChange(edited, edit('1.1.1', 3, 'Next.'))).toEqual(
      applyClauseChange(tree, edit('1.1.1', 3, 'Next.')),
    )
    expect(applyClauseChange(tree, edit('none', 2))).toEqual(tree)
    expect(textOf(tree, '1.1.1')).toBe('Text of 1.1.1.')
  })

  it('another heading, in the place of the one it was made for only; the version is that of the text', () => {
    const headed: ClauseTree = { clauses: [clause('1', [{ ...clause('1.1'), heading: 'Term' }])] }
    const retitled = applyClauseChange(headed, heading('1.1', 'Term', 'Duration'))
    expect(findClause(retitled, '1.1')).toMatchObject({ heading: 'Duration', version: 1, text: 'Text of 1.1.' })
    expect(applyClauseChange(retitled, heading('1.1', 'Term', 'Period'))).toEqual(retitled)
    expect(applyClauseChange(headed, heading('1', 'Term', 'Period'))).toEqual(headed)
  })

  it('a clause is put after another, at the start, or at the end where that other one is gone', () => {
    const added = (afterId?: string) =>
      idsOf(
        applyClauseChange(tree, { kind: 'added', clause: clause('new'), ...(afterId !== undefined && { afterId }) }),
      )
    expect(added('1')).toEqual(['1', '1.1', '1.1.1', 'new', '2'])
    expect(added()).toEqual(['new', '1', '1.1', '1.1.1', '2'])
    expect(added('gone')).toEqual(['1', '1.1', '1.1.1', '2', 'new'])
    const once = applyClauseChange(tree, { kind: 'added', clause: clause('new') })
    expect(applyClauseChange(once, { kind: 'added', clause: clause('new'), afterId: '2' })).toEqual(once)
  })

  it('what was added is taken out again, once', () => {
    const once = applyClauseChange(tree, { kind: 'added', clause: clause('new'), afterId: '1' })
    const without = applyClauseChange(once, { kind: 'removed', clauseId: 'new' })
    expect(without).toEqual(tree)
    expect(applyClauseChange(without, { kind: 'removed', clauseId: 'new' })).toEqual(tree)
  })

  it('any changes applied twice each are the changes applied once', () => {
    const ids = fc.constantFrom('1', '1.1', '2', 'new', 'other')
    const change: fc.Arbitrary<ClauseChange> = fc.oneof(
      fc.tuple(ids, fc.integer({ min: 2, max: 5 }), fc.string()).map(([id, version, text]) => edit(id, version, text)),
      fc
        .tuple(fc.constantFrom('new', 'other'), ids)
        .map(([id, afterId]): ClauseChange => ({ kind: 'added', clause: clause(id), afterId })),
      fc.constantFrom('new', 'other').map((clauseId): ClauseChange => ({ kind: 'removed', clauseId })),
    )
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const before = structuredClone(tree)
        const once = changes.reduce(applyClauseChange, tree)
        expect(changes.flatMap((one) => [one, one]).reduce(applyClauseChange, tree)).toEqual(once)
        expect(tree).toEqual(before)
      }),
    )
  })
})

it('a clause counts once, and not at all where its words were put back', () => {
  const text = (clauseId: string, before: string, after: string) =>
    ({ kind: 'text', clauseId, version: 2, before, after }) as const
  const heading = (clauseId: string, before: string, after: string) =>
    ({ kind: 'heading', clauseId, before, after }) as const
  expect(countChangedClauses([])).toBe(0)
  expect(countChangedClauses([text('a', 'one', 'two'), text('a', 'two', 'three'), heading('a', 'Law', 'Laws')])).toBe(1)
  expect(countChangedClauses([text('a', 'one', 'two'), text('a', 'two', 'one')])).toBe(0)
  expect(countChangedClauses([heading('a', 'Law', 'Laws'), text('b', 'one', 'two')])).toBe(2)
})

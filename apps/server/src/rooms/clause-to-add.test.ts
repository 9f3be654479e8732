import { draftNda, readContract } from '@clausemint/documents'
import { applyClauseChange, type Clause, type ClauseKind, ndaTermsSchema } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { clauseToAdd } from './clause-to-add.ts'

const clause = (label: string, kind: ClauseKind, text: string, heading?: string): Clause => ({
  id: `${label}${text}`,
  label,
  level: 0,
  ...(heading !== undefined && { heading }),
  text,
  kind,
  version: 1,
  children: [],
})
const law = 'This Agreement is governed by the laws of [State].'
/** Where the clause is put among others, and as what. */
const added = (...clauses: Clause[]) => {
  const change = clauseToAdd({ clauses }, 'Governing law', law)
  const after = applyClauseChange({ clauses }, change).clauses
  const at = after.findIndex(({ heading }) => heading === 'Governing law')
  return { at, label: after[at]?.label, kind: after[at]?.kind }
}
const term = clause('Article IV', 'term', 'Two years.')
const signatures = clause('', 'signatures', 'By: ____')

describe('a clause that is missing', () => {
  it.each([
    ['before the signatures', [term, signatures, signatures], 1],
    ['behind the last clause, where nobody signs', [term, clause('', 'other', 'It is so agreed.')], 2],
    ['before what leads to the signatures', [term, clause('', 'other', 'IN WITNESS WHEREOF, signed.'), signatures], 1],
    ['before the attachments', [term, clause('Schedule 1', 'other', 'Names.')], 1],
    [
      'before the signatures, and the attachments before them',
      [term, clause('', 'other', '', 'Annex A'), signatures],
      1,
    ],
    ['at the end, where the first page names who signs', [signatures, clause('Article III', 'other', ''), term], 3],
  ])('%s', (_, clauses, at) => {
    expect(added(...clauses)).toMatchObject({ at, kind: 'governing-law' })
  })

  it('has the next number of the list, or none', () => {
    expect(added(clause('', 'parties', 'A and B'), term, signatures).label).toBe('Article V')
    expect(added(clause('', 'parties', 'A and B'), signatures).label).toBe('')
    expect(added()).toEqual({ at: 0, label: '', kind: 'governing-law' })
  })

  it('a draft of the product goes on with its own numbers', async () => {
    const terms = ndaTermsSchema.parse({ partyA: { name: 'A' }, partyB: { name: 'B' }, purpose: 'A study' })
    const text = draftNda(terms)
      .clauses.map((one) => one.text)
      .join('')
    const { tree } = await readContract({ name: 'draft.md', bytes: new TextEncoder().encode(text) })
    const change = clauseToAdd(tree, 'Governing law', law)
    const { clauses } = applyClauseChange(tree, change)
    const at = clauses.findIndex(({ heading, text: words }) => heading === 'Governing law' && words === law)
    const last = Number.parseInt(clauses[at - 1]?.label ?? '', 10)
    expect(last).toBeGreaterThan(10)
    expect(clauses[at]?.label).toBe(`${last + 1}.`)
    expect(clauses[at + 1]?.kind).toBe('signatures')
  })
})

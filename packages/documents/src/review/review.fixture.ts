import type { Clause, ClauseTree } from '@clausemint/protocol'

export const clauseOf = (id: string, text: string, more: Partial<Clause> = {}): Clause => ({
  id,
  label: '',
  level: 0,
  text,
  kind: 'other',
  version: 1,
  children: [],
  ...more,
})

/** The clauses one below the other, without levels. */
export const treeOf = (...texts: string[]): ClauseTree => ({
  clauses: texts.map((text, index) => clauseOf(`c${index + 1}`, text, { label: `${index + 1}.` })),
})

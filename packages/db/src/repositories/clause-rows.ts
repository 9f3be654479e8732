import { type Clause, type ClauseTree, walkClauses } from '@clausemint/protocol'
import type { ClauseRow, clauses } from '../schema/clauses.ts'

type NewClauseRow = typeof clauses.$inferInsert

/** Between the places of two clauses, so that one can be put between them. */
const gap = 1024

/** A tree as rows, in reading order. */
export function rowsOfTree(documentId: string, tree: ClauseTree): NewClauseRow[] {
  const parents = new Map<string, string>()
  const rows: NewClauseRow[] = []
  for (const clause of walkClauses(tree)) {
    for (const child of clause.children) parents.set(child.id, clause.id)
    rows.push(rowOf(documentId, clause, (rows.length + 1) * gap, parents.get(clause.id)))
  }
  return rows
}

export const rowOf = (documentId: string, clause: Clause, position: number, parentId?: string): NewClauseRow => ({
  documentId,
  id: clause.id,
  position,
  parentId: parentId ?? null,
  level: clause.level,
  label: clause.label,
  heading: clause.heading ?? null,
  text: clause.text,
  kind: clause.kind,
  version: clause.version,
  source: clause.source ?? null,
})

/** The tree of rows that are in reading order. */
export function treeOfRows(rows: readonly Omit<ClauseRow, 'search' | 'documentId'>[]): ClauseTree {
  const known = new Map<string, Clause>()
  const top: Clause[] = []
  for (const row of rows) {
    const clause = clauseOf(row)
    known.set(clause.id, clause)
    const siblings = row.parentId === null ? top : (known.get(row.parentId)?.children ?? top)
    siblings.push(clause)
  }
  return { clauses: top }
}

export const clauseOf = ({
  id,
  label,
  level,
  heading,
  text,
  kind,
  version,
  source,
}: Omit<ClauseRow, 'search' | 'documentId' | 'position'>): Clause => ({
  id,
  label,
  level,
  ...(heading !== null && { heading }),
  text,
  kind,
  version,
  ...(source !== null && { source }),
  children: [],
})

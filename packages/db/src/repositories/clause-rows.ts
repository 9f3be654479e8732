import { type Clause, type ClauseTree, walkClauses } from '@clausemint/protocol'
import { type SQL, sql } from 'drizzle-orm'
import { type ClauseRow, clauses } from '../schema/clauses.ts'

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

/**
 * Inserts rows that are not there yet, as one parameter: a statement with a parameter a value takes ten times as long to
 * be put together, and nobody else is served meanwhile.
 * @param rowsAsJson `NewClauseRow[]`, as `cleanJson` leaves it
 */
export const insertionOf = (documentId: string, rowsAsJson: string): SQL => sql`
insert into ${clauses} (document_id, id, position, parent_id, level, label, heading, text, kind, version, source)
select ${documentId}::uuid, id, position, "parentId", level, label, heading, text, kind, version, source
from json_to_recordset(${rowsAsJson}::json) as rows(
  id text, position int, "parentId" text, level int, label text, heading text, text text, kind text, version int, source jsonb
)
on conflict do nothing`

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

type TreeRow = Omit<ClauseRow, 'search' | 'documentId' | 'position'>

/** A document's rows in reading order, as one value: thousands of rows, column by column, would keep others waiting. */
export const rowsInOrder: SQL<TreeRow[]> = sql<TreeRow[]>`coalesce(json_agg(json_build_object(
  'id', ${clauses.id}, 'parentId', ${clauses.parentId}, 'level', ${clauses.level}, 'label', ${clauses.label},
  'heading', ${clauses.heading}, 'text', ${clauses.text}, 'kind', ${clauses.kind}, 'version', ${clauses.version},
  'source', ${clauses.source}
) order by ${clauses.position}), '[]')`

/** The tree of rows that are in reading order. */
export function treeOfRows(rows: readonly TreeRow[]): ClauseTree {
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

export const clauseOf = ({ id, label, level, heading, text, kind, version, source }: TreeRow): Clause => ({
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

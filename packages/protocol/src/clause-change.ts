import { type Clause, type ClauseTree, walkClauses } from './clause-tree.ts'

/** One change to a clause tree. Carries the words before it, so that it can be shown as a tracked change and undone. */
export type ClauseChange =
  /** `version`: of the clause with the new words. */
  | { kind: 'text'; clauseId: string; version: number; before: string; after: string }
  /** A clause at the top level, after `afterId`; absent: before all others. */
  | { kind: 'added'; clause: Clause; afterId?: string }
  | { kind: 'removed'; clauseId: string }

/**
 * The tree after a change. Pure, and harmless twice: words of an older version than the clause has, a clause that is
 * there already and one that is gone change nothing.
 */
export function applyClauseChange(tree: ClauseTree, change: ClauseChange): ClauseTree {
  switch (change.kind) {
    case 'text':
      return { ...tree, clauses: withText(tree.clauses, change) }
    case 'added':
      return findClause(tree, change.clause.id) ? tree : { ...tree, clauses: withAdded(tree.clauses, change) }
    case 'removed':
      return { ...tree, clauses: tree.clauses.filter(({ id }) => id !== change.clauseId) }
  }
}

/** The clause of that id, wherever it stands. */
export function findClause(tree: ClauseTree, id: string): Clause | undefined {
  for (const clause of walkClauses(tree)) if (clause.id === id) return clause
  return undefined
}

function withText(clauses: readonly Clause[], change: Extract<ClauseChange, { kind: 'text' }>): Clause[] {
  return clauses.map((clause) => {
    if (clause.id === change.clauseId)
      return clause.version >= change.version ? clause : { ...clause, text: change.after, version: change.version }
    return clause.children.length === 0 ? clause : { ...clause, children: withText(clause.children, change) }
  })
}

function withAdded(clauses: readonly Clause[], { clause, afterId }: Extract<ClauseChange, { kind: 'added' }>) {
  const at = afterId === undefined ? 0 : clauses.findIndex(({ id }) => id === afterId) + 1
  const place = afterId !== undefined && at === 0 ? clauses.length : at
  return clauses.toSpliced(place, 0, clause)
}

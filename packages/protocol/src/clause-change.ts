import { type Clause, type ClauseTree, walkClauses } from './clause-tree.ts'

/** One change to a clause tree. Carries the words before it, so that it can be shown as a tracked change and undone. */
export type ClauseChange =
  /** `version`: of the clause with the new words. */
  | { kind: 'text'; clauseId: string; version: number; before: string; after: string }
  /** Of a clause that has a heading. The version counts a clause's text, and stays. */
  | { kind: 'heading'; clauseId: string; before: string; after: string }
  /** A clause at the top level, after `afterId`; absent: before all others. */
  | { kind: 'added'; clause: Clause; afterId?: string }
  | { kind: 'removed'; clauseId: string }

/**
 * The tree after a change. Pure, and harmless twice: words of an older version than the clause has, a heading in the
 * place of another one than the clause has, a clause that is there already and one that is gone change nothing.
 */
export function applyClauseChange(tree: ClauseTree, change: ClauseChange): ClauseTree {
  switch (change.kind) {
    case 'text':
      return changed(tree, change.clauseId, (clause) =>
        clause.version >= change.version ? clause : { ...clause, text: change.after, version: change.version },
      )
    case 'heading':
      return changed(tree, change.clauseId, (clause) =>
        clause.heading === change.before ? { ...clause, heading: change.after } : clause,
      )
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

/** The tree with one clause made anew, wherever it stands. */
function changed(tree: ClauseTree, id: string, edit: (clause: Clause) => Clause): ClauseTree {
  const walk = (clauses: readonly Clause[]): Clause[] =>
    clauses.map((clause) => {
      if (clause.id === id) return edit(clause)
      return clause.children.length === 0 ? clause : { ...clause, children: walk(clause.children) }
    })
  return { ...tree, clauses: walk(tree.clauses) }
}

function withAdded(clauses: readonly Clause[], { clause, afterId }: Extract<ClauseChange, { kind: 'added' }>) {
  const at = afterId === undefined ? 0 : clauses.findIndex(({ id }) => id === afterId) + 1
  const place = afterId !== undefined && at === 0 ? clauses.length : at
  return clauses.toSpliced(place, 0, clause)
}

/** How many clauses have other words than they came with, whoever brought them; not those whose words were put back. */
export function countChangedClauses(changes: readonly ClauseChange[]): number {
  const words = new Map<string, { clauseId: string; before: string; after: string }>()
  for (const change of changes) {
    if (change.kind !== 'text' && change.kind !== 'heading') continue
    const { kind, clauseId, before, after } = change
    const place = `${kind} ${clauseId}`
    words.set(place, { clauseId, before: words.get(place)?.before ?? before, after })
  }
  const changed = [...words.values()].filter(({ before, after }) => before !== after)
  return new Set(changed.map(({ clauseId }) => clauseId)).size
}

import type { ClauseChange } from '@clausemint/protocol'

/** What was there before anybody changed it here. */
export interface OriginalWords {
  /** The text, and the heading, each changed clause began with. */
  texts: ReadonlyMap<string, string>
  headings: ReadonlyMap<string, string>
  /** Clauses that were added here. */
  added: ReadonlySet<string>
}

/** What the changes, in their order, began with. */
export function originalWords(changes: readonly ClauseChange[]): OriginalWords {
  const texts = new Map<string, string>()
  const headings = new Map<string, string>()
  const added = new Set<string>()
  for (const change of changes) {
    if (change.kind === 'added') added.add(change.clause.id)
    else if (change.kind === 'text' && !texts.has(change.clauseId)) texts.set(change.clauseId, change.before)
    else if (change.kind === 'heading' && !headings.has(change.clauseId)) headings.set(change.clauseId, change.before)
  }
  return { texts, headings, added }
}

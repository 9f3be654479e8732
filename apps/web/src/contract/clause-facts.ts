import type { Clause, ClauseTree } from '@clausemint/protocol'

/** A clause as one row of the sheet. */
export interface ClauseFacts {
  clause: Clause
  /** How far it is set in: 0 at the top. */
  depth: number
  /** Its heading's place among the sheet's headings, 3 to 6: never more than one below the heading before it. */
  headingRank: number
  isTopLevel: boolean
}

const sheetHeadingRank = 2
const deepest = 5

/** The clauses of a tree in reading order. */
export function clauseFacts({ clauses }: ClauseTree): ClauseFacts[] {
  const facts: ClauseFacts[] = []
  let rankBefore = sheetHeadingRank
  const walk = (some: readonly Clause[], depth: number) => {
    for (const clause of some) {
      const headingRank = Math.min(sheetHeadingRank + 1 + depth, rankBefore + 1, 6)
      if (clause.heading !== undefined) rankBefore = headingRank
      facts.push({ clause, depth: Math.min(depth, deepest), headingRank, isTopLevel: depth === 0 })
      walk(clause.children, depth + 1)
    }
  }
  walk(clauses, 0)
  return facts
}

/** True where both look the same on the sheet; a parent is another object after every edit below it. */
export const sameFacts = (a: ClauseFacts, b: ClauseFacts): boolean =>
  a.clause.version === b.clause.version &&
  a.clause.text === b.clause.text &&
  a.clause.label === b.clause.label &&
  a.clause.heading === b.clause.heading &&
  a.depth === b.depth &&
  a.headingRank === b.headingRank

/** What a clause is called where it is talked about: its number and heading, or its first words. */
export function clauseName({ label, heading, text }: Pick<Clause, 'label' | 'heading' | 'text'>): string {
  const words = heading ?? (text.length > 48 ? `${text.slice(0, 48).replace(/\s+\S*$/, '')}…` : text)
  if (label !== '' && heading !== undefined) return `${label} ${heading}`
  return label || words || 'an empty clause'
}

import type { ClauseChange } from '@clausemint/protocol'
import { counted } from '../state/count-words.ts'
import { originalWords } from './original-words.ts'

/** What people and reviews have made of a contract, counted. */
export interface Work {
  /** Clauses that have other words than they came with. */
  changedClauses: number
  decisions: number
  findings: number
  comments: number
}

/** What a new draft would take away, one kind a line; empty where it would take nothing. */
export function lostWords({ changedClauses, decisions, findings }: Work): string[] {
  const lost: [number, string][] = [
    [changedClauses, 'changed clause'],
    [decisions, 'decision'],
    [findings, 'finding'],
  ]
  return lost.flatMap(([count, noun]) => (count === 0 ? [] : counted(count, noun)))
}

/** How many clauses have other words than they came with, whoever brought them; not those whose words were put back. */
export function countChangedClauses(changes: readonly ClauseChange[]): number {
  const first = originalWords(changes)
  const texts = new Map<string, string>()
  const headings = new Map<string, string>()
  for (const change of changes) {
    if (change.kind === 'text') texts.set(change.clauseId, change.after)
    else if (change.kind === 'heading') headings.set(change.clauseId, change.after)
  }
  const ids = new Set([...texts.keys(), ...headings.keys()])
  return [...ids].filter((id) => texts.get(id) !== first.texts.get(id) || headings.get(id) !== first.headings.get(id))
    .length
}

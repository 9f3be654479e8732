import type { Cursor } from '@clausemint/protocol'
import { counted } from '../state/count-words.ts'

/** What people and reviews have made of a contract, counted. */
export interface Work {
  /** Clauses that have other words than they came with. */
  changedClauses: number
  decisions: number
  findings: number
  comments: number
  /** The place in the room up to which they are counted. */
  seen?: Cursor | undefined
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

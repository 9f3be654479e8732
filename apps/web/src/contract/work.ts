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
  return [
    counted(changedClauses, 'changed clause'),
    counted(decisions, 'decision'),
    counted(findings, 'finding'),
  ].filter((words) => words !== '')
}

const counted = (count: number, noun: string): string =>
  count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`

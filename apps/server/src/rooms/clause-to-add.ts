import { newId } from '@clausemint/db'
import { clauseKind } from '@clausemint/documents'
import type { Clause, ClauseChange, ClauseTree } from '@clausemint/protocol'
import { nextLabel } from './next-label.ts'

const attachment = /^(?:schedule|exhibit|annex|annexure|appendix|attachment)\b/i
/** How the words before the signatures begin, where nothing marks them as a part of those. */
const closing = /^(?:in witness|as witness|executed|signed|agreed and accepted|accepted and agreed|the parties have)\b/i

/**
 * A clause that is missing from a contract, with the next number of the contract's own list, behind the last clause
 * before the signatures and the attachments.
 */
export function clauseToAdd(tree: ClauseTree, heading: string, text: string): ClauseChange {
  const before = tree.clauses.slice(0, endOfBody(tree.clauses))
  const clause: Clause = {
    id: newId(),
    label: nextLabel(before.map(({ label }) => label)),
    level: 0,
    heading,
    text,
    kind: clauseKind(heading, text, undefined, true),
    version: 1,
    children: [],
  }
  const afterId = before.at(-1)?.id
  return { kind: 'added', clause, ...(afterId !== undefined && { afterId }) }
}

/** How many of the top-level clauses stand before signatures and attachments. */
function endOfBody(clauses: readonly Clause[]): number {
  const signatures = firstOfLastRun(clauses)
  const attached = clauses.findIndex(({ label, heading = '' }) => attachment.test(label) || attachment.test(heading))
  let end = Math.min(signatures, attached > 0 ? attached : clauses.length)
  while (end > 1 && isClosing(clauses[end - 1])) end--
  return end
}

/** Where the last signatures begin; contracts have been seen that name the signatories on their first page too. */
function firstOfLastRun(clauses: readonly Clause[]): number {
  let at = clauses.findLastIndex(({ kind }) => kind === 'signatures')
  if (at < 0) return clauses.length
  while (at > 0 && clauses[at - 1]?.kind === 'signatures') at--
  return at
}

const isClosing = (clause: Clause | undefined): boolean =>
  clause !== undefined &&
  clause.label === '' &&
  clause.children.length === 0 &&
  closing.test(clause.heading ?? clause.text)

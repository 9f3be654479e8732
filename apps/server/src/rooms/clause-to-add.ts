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
  const attached = clauses.findIndex(isAttachment)
  let end = Math.min(firstSignature(clauses), attached > 0 ? attached : clauses.length)
  while (end > 1 && isClosing(clauses[end - 1])) end--
  return end
}

/** Where the signatures begin at the end; those of a first page, before numbered clauses, are none. */
function firstSignature(clauses: readonly Clause[]): number {
  const last = clauses.findLastIndex(({ kind }) => kind === 'signatures')
  if (last < 0 || clauses.slice(last).some((clause) => clause.label !== '' && !isAttachment(clause)))
    return clauses.length
  return clauses.findLastIndex(({ kind }, at) => at <= last && kind !== 'signatures') + 1
}

const isAttachment = ({ label, heading = '' }: Clause): boolean => attachment.test(label) || attachment.test(heading)

const isClosing = (clause: Clause | undefined): boolean =>
  clause !== undefined &&
  clause.label === '' &&
  clause.children.length === 0 &&
  closing.test(clause.heading ?? clause.text)

import { anchorQuote, mergeText } from '@clausemint/documents'
import {
  AppError,
  type Clause,
  type ClauseChange,
  type Decision,
  type Finding,
  findClause,
  type MemberId,
} from '@clausemint/protocol'
import { clauseToAdd } from './clause-to-add.ts'
import { clauseConflict, now, type Plan, type Room, refuseWhileWritten, textAtVersion, textChange } from './room.ts'
import type { DecideRequest } from './room-service.ts'

/**
 * Accepting or rejecting a suggestion. The same verdict of the same member again, as a client sends it that did not
 * hear the answer, is answered with the decision that stands.
 * @throws AppError `conflict` with the decision that was first (R3), or with a clause that was changed meanwhile;
 * `not_found`; `invalid_input` where there is nothing to accept
 */
export function planDecision(
  room: Room,
  member: MemberId,
  { findingId, verdict, wording }: Omit<DecideRequest, 'documentId'>,
): Plan<Decision> {
  const finding = room.state.findings.find(({ id }) => id === findingId)
  const first = room.state.decisions.find((decision) => decision.findingId === findingId)
  if (first) {
    if (first.by === member && first.verdict === verdict && isSaidBy(first, wording))
      return { events: [], answer: first }
    throw decidedAlready(first, member, finding)
  }
  if (!finding) throw new AppError('not_found', 'There is no such finding any more: the contract was reviewed anew.')
  refuseWhileWritten(room)
  const change = verdict === 'accepted' ? acceptance(room, finding, wording ?? finding.suggestion) : undefined
  const decision: Decision = { findingId, verdict, by: member, at: now(), ...(change && { change }) }
  return { events: [{ type: 'decided', decision }], answer: decision }
}

/** Somebody else was first (R3). */
function decidedAlready(first: Decision, member: MemberId, finding: Finding | undefined): AppError {
  const who = first.by === member ? 'you, in another place,' : 'somebody else'
  const what = finding ? `“${finding.title}”` : 'This suggestion'
  return new AppError('conflict', `${what} was ${first.verdict} by ${who} a moment ago.`, { decision: first })
}

/** Whether the decision carries the wording that was asked for. */
function isSaidBy({ change }: Decision, wording: string | undefined): boolean {
  if (wording === undefined || !change) return true
  if (change.kind === 'text') return change.after.includes(wording)
  return change.kind === 'added' && change.clause.text === wording
}

/** What accepting the wording does to the contract; nothing where it says so already. */
function acceptance(room: Room, finding: Finding, wording: string | undefined): ClauseChange | undefined {
  if (wording === undefined)
    throw new AppError('invalid_input', 'This finding suggests no wording. Write what the clause is to say.', {
      fields: [{ path: 'wording', message: 'Write what the clause is to say.' }],
    })
  const clauseId = finding.anchor?.clauseId ?? finding.clauseId
  const isQuoted = finding.anchor !== undefined || finding.quote !== undefined
  if (clauseId === undefined || !isQuoted) return clauseToAdd(room.tree, finding.title, wording)
  const clause = findClause(room.tree, clauseId)
  if (!clause) throw clauseConflict('The clause this is about was taken out.')
  const after = inPlaceOfQuote(room, clause, finding, wording)
  if (after === undefined)
    throw clauseConflict('The words this is about were changed since the review. Edit the clause by hand.', clause)
  return textChange(clause, after)
}

/** The clause with the wording where the finding points; `undefined` where that was edited. */
function inPlaceOfQuote(room: Room, clause: Clause, { anchor, quote }: Finding, wording: string): string | undefined {
  if (anchor) {
    if (anchor.version === clause.version) return replaced(clause.text, anchor, wording)
    // Anything else that was edited in the clause stays, and the wording goes where its words went.
    const reviewed = textAtVersion(room, clause.id, anchor.version)
    if (reviewed !== undefined) {
      const merged = mergeText(reviewed, replaced(reviewed, anchor, wording), clause.text)
      if (merged !== undefined) return merged
    }
  }
  if (quote === undefined) return undefined
  const found = anchorQuote(clause.text, quote, anchor ? { near: anchor.start } : {})
  // Words that only resemble the quote, in a clause that was edited, may be the edit.
  if (!found || (found.how === 'fuzzy' && clause.version > 1)) return undefined
  return replaced(clause.text, found, wording)
}

const replaced = (text: string, { start, end }: { start: number; end: number }, wording: string): string =>
  text.slice(0, start) + wording + text.slice(end)

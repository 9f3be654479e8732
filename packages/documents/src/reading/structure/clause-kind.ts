import type { ClauseKind } from '@clausemint/protocol'
import { kindRules } from './clause-kind-table.ts'

/** Words looked at: what a clause is about stands at its beginning, and long clauses must not cost more. */
const firstCharacters = 400

/** Kinds whose parts may be about anything. */
const open: ReadonlySet<ClauseKind> = new Set(['other', 'general', 'definitions', 'recitals'])

/** Names of whole documents: what is in them may be about anything. */
const documentTitle =
  /\b(?:agreement|contract|form|terms|addendum|nda|page|policy|letter|schedule|exhibit|annex|summary|details)s?$/i

/** What a clause is about: by its heading, else by what it is part of, else by its words. */
export const clauseKind = (
  heading: string | undefined,
  text: string,
  parent: ClauseKind | undefined,
  labelled: boolean,
): ClauseKind => {
  if (heading !== undefined && (labelled || !documentTitle.test(heading))) {
    const byHeading = kindRules.find((rule) => rule.heading.test(heading))
    if (byHeading) return byHeading.kind
  }
  if (parent !== undefined && !open.has(parent)) return parent
  const words = text.slice(0, firstCharacters)
  const byWords = kindRules.find((rule) => rule.words?.test(words) === true)
  return byWords?.kind ?? parent ?? 'other'
}

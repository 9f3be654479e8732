const asked =
  /(?:\bwhat(?:['’]s| is| are| does| do| counts as| is meant by)|\bdefine|\b(?:definition|meaning) of)\s+(?:an?\s+|the\s+)?["“]?(\p{L}[\p{L} '’-]{2,60}?)["”]?(?:\s+means?)?\s*\??$/iu

/** The words that define what a question asks the meaning of: `“Confidential Information” means`, `(the “Purpose”)`. */
export function definitionAsked(question: string): RegExp | undefined {
  const term = asked.exec(question.trim())?.[1]
  if (term === undefined) return undefined
  // Letters, blanks, apostrophes and hyphens alone: nothing in it has a meaning of its own in a pattern.
  return new RegExp(
    `["“]${term}["”](?:\\)|,? (?:shall )?(?:means?|is defined|has the meaning|refers?|includes?))`,
    'iu',
  )
}

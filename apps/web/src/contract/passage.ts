import type { Clause, Finding } from '@clausemint/protocol'

/** A stretch of a clause's text, in UTF-16 units. */
export interface Passage {
  start: number
  end: number
}

/**
 * Where a finding's quote stands in the clause as it is now. An anchor holds for its version only; later its words are
 * looked for, and what is not there exactly once is nowhere.
 */
export function passageOf({ anchor, quote, clauseId }: Finding, clause: Clause): Passage | undefined {
  if (anchor?.clauseId === clause.id && anchor.version === clause.version && anchor.end <= clause.text.length)
    return anchor.start < anchor.end ? { start: anchor.start, end: anchor.end } : undefined
  return quote === undefined || clauseId !== clause.id ? undefined : onlyPassage(clause.text, quote)
}

/** Where `words` stand in `text`, if they do so once. */
export function onlyPassage(text: string, words: string): Passage | undefined {
  if (words === '') return undefined
  const start = text.indexOf(words)
  return start < 0 || text.indexOf(words, start + 1) >= 0 ? undefined : { start, end: start + words.length }
}

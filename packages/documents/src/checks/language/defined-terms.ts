import type { Reading, Sentence } from './reading.ts'

/** A term a contract defines: `"Purpose" means ...` or `... (the "Purpose")`. */
export interface DefinedTerm {
  /** Folded. */
  term: string
  /** The sentence that defines it. */
  sentence: Sentence
}

const quoted = /["']([a-z][\w\s&/-]{1,48}?)["']/g
const inBrackets = /\((?:[\w,.]+\s+){0,8}["'][^)]*$/
const definingVerb =
  /^["']?\s*(?:\([^)]*\)\s*)?,?\s*(?:shall\s+|will\s+)?(?:have the (?:\w+ )?meaning|means?|includes?|refers?|is|are|has the meaning|mean)\b/

/** The defined terms of a contract; the first definition of a term stands. */
export function readDefinedTerms(reading: Reading): ReadonlyMap<string, DefinedTerm> {
  const terms = new Map<string, DefinedTerm>()
  for (const sentence of reading.sentences) {
    for (const match of sentence.own.matchAll(quoted)) {
      const term = match[1]?.trim()
      if (!term || terms.has(term)) continue
      const before = sentence.own.slice(Math.max(0, match.index - 80), match.index + 1)
      const after = sentence.own.slice(match.index + match[0].length - 1, match.index + match[0].length + 60)
      if (inBrackets.test(before) || definingVerb.test(after)) terms.set(term, { term, sentence })
    }
  }
  return terms
}

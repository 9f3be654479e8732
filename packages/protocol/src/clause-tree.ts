/** What a clause is about; `other` where the wording does not tell. */
export const clauseKinds = [
  'parties',
  'recitals',
  'definitions',
  'purpose',
  'confidentiality',
  'exclusions',
  'permitted-disclosure',
  'compelled-disclosure',
  'return',
  'term',
  'ip',
  'residuals',
  'warranty',
  'indemnity',
  'liability',
  'remedies',
  'non-solicit',
  'non-compete',
  'assignment',
  'data-protection',
  'payment',
  'services',
  'termination',
  'governing-law',
  'disputes',
  'general',
  'signatures',
  'other',
] as const
export type ClauseKind = (typeof clauseKinds)[number]

/** Where a clause stands in the file it was read from, so that an export can write back to it. */
export interface SourcePlace {
  /** The part of a docx: `word/document.xml`, `word/footnotes.xml`. Absent for pdf and text. */
  part?: string
  /** Zero-based paragraph in its part, counting every `w:p` in document order; for text, the line. */
  paragraph?: number
  /** One-based page of a pdf. */
  page?: number
}

/** One clause: a heading, a numbered paragraph, a list item, a table cell. It owns its text. */
export interface Clause {
  /** Stable: made from the clause's path and first words, it survives an edit elsewhere. */
  id: string
  /** As it is printed: `1.`, `2.3`, `(a)`, `Article IV`. Empty for an unnumbered paragraph. */
  label: string
  /** 0 at the top. */
  level: number
  /** The clause's title without its number; absent where it has none. */
  heading?: string
  /** The words without number and heading. */
  text: string
  kind: ClauseKind
  /** Raised by one at every edit of the text. */
  version: number
  source?: SourcePlace
  children: Clause[]
}

export interface ClauseTree {
  title?: string
  clauses: Clause[]
}

/** Every clause, parents before their children, in reading order. */
export function* walkClauses(tree: { clauses: readonly Clause[] }): Generator<Clause> {
  const waiting = [...tree.clauses].reverse()
  for (let clause = waiting.pop(); clause; clause = waiting.pop()) {
    yield clause
    for (let i = clause.children.length - 1; i >= 0; i--) waiting.push(clause.children[i] as Clause)
  }
}

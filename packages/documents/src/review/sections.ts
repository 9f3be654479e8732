import { type Clause, type ClauseTree, findClause, walkClauses } from '@clausemint/protocol'

/** A clause of a section, or as much of a very long one as fits. */
export interface Passage {
  clause: Clause
  /** Of the clause's text, in UTF-16 units. */
  start: number
  end: number
}

/** What a model is shown at once. */
export interface Section {
  passages: Passage[]
  /** The headings its first clause stands under, from the top. */
  within: string[]
}

export interface SectionOptions {
  /** UTF-16 units of text a section has at most. */
  characters: number
  /** Only this clause and what belongs to it. */
  clauseId?: string | undefined
}

/** What a clause costs beside its words: the JSON around them. */
const overhead = 80
const costOf = ({ clause: { label, heading = '' }, start, end }: Passage): number =>
  label.length + heading.length + end - start + overhead

/**
 * A contract in sections for a model to read: a clause of the top level with all below it. Long ones are split at the
 * borders of clauses, a clause that is itself too long at a space; small neighbours are put together. All of the text
 * is in exactly one section.
 */
export function reviewSections(tree: ClauseTree, { characters, clauseId }: SectionOptions): Section[] {
  const from = clauseId === undefined ? tree.clauses : [findClause(tree, clauseId) ?? []].flat()
  const above = headingsAbove(tree)
  const sections: Section[] = []
  let open: Section | undefined
  let size = 0
  const put = (passage: Passage) => {
    const cost = costOf(passage)
    if (!open || size + cost > characters) {
      open = { passages: [], within: above.get(passage.clause.id) ?? [] }
      sections.push(open)
      size = 0
    }
    open.passages.push(passage)
    size += cost
  }
  for (const top of from) {
    const passages = [...walkClauses({ clauses: [top] })].flatMap((clause) => passagesOf(clause, characters - overhead))
    const cost = passages.reduce((sum, passage) => sum + costOf(passage), 0)
    // A clause that fits into a section of its own is not torn apart for the room its neighbour left.
    if (size + cost > characters) open = undefined
    for (const passage of passages) put(passage)
  }
  return sections
}

/** Nothing for a clause without words. */
function passagesOf(clause: Clause, most: number): Passage[] {
  const { text, heading } = clause
  if (text.trim() === '') return heading ? [{ clause, start: 0, end: 0 }] : []
  const passages: Passage[] = []
  for (let start = 0; start < text.length; ) {
    const end = text.length - start <= most ? text.length : borderBefore(text, start, start + most)
    passages.push({ clause, start, end })
    start = end
  }
  return passages
}

/** Behind the last sentence, or else the last word, that ends before `limit`. */
function borderBefore(text: string, start: number, limit: number): number {
  const half = start + Math.floor((limit - start) / 2)
  const sentence = Math.max(text.lastIndexOf('. ', limit - 2) + 2, text.lastIndexOf('\n', limit - 1) + 1)
  if (sentence > half) return sentence
  const space = text.lastIndexOf(' ', limit - 1) + 1
  return space > half ? space : limit
}

function headingsAbove(tree: ClauseTree): Map<string, string[]> {
  const above = new Map<string, string[]>()
  for (const clause of walkClauses(tree)) {
    const own = above.get(clause.id) ?? []
    const name = [clause.label, clause.heading].filter(Boolean).join(' ')
    for (const child of clause.children) above.set(child.id, name === '' ? own : [...own, name])
  }
  return above
}

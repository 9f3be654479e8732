import { type Clause, type ClauseTree, citationHref, parseCitationHref, walkClauses } from '@clausemint/protocol'

/** A piece of a contract that a model is given under a number, and may cite by it. Mostly a whole clause. */
export interface Passage {
  /** Counted over the whole contract from 1, so that a passage has the same number in every answer. */
  n: number
  clauseId: string
  /** As a citation calls it: `7.2(a)`, or the heading of a clause without a number. */
  label: string
  /** Number and heading, as printed. */
  title: string
  /** The titles of the clauses it belongs to, the outermost first. */
  path: readonly string[]
  text: string
  /** Where `text` begins in the clause's text, in UTF-16 units. */
  start: number
  /** The clause's whole text is `text`. */
  isWhole: boolean
}

/** A clause longer than this is given in parts, so that one that is a whole contract can be looked through, too. */
const longest = 4_000
const longestLabel = 80

/** All passages of a contract, in reading order. Clauses without words of their own are left out. */
export function passagesOf(tree: ClauseTree): Passage[] {
  const passages: Passage[] = []
  const parents = new Map<string, Clause>()
  for (const clause of walkClauses(tree)) {
    for (const child of clause.children) parents.set(child.id, clause)
    const title = titleOf(clause)
    // What can't be pointed at can't be cited.
    if ((title === '' && clause.text.trim() === '') || !isCitable(clause.id)) continue
    const label = labelOf(clause, parents)
    const path = pathOf(clause, parents)
    const parts = partsOf(clause.text)
    for (const { text, start } of parts)
      passages.push({
        n: passages.length + 1,
        clauseId: clause.id,
        label,
        title,
        path,
        text,
        start,
        isWhole: parts.length === 1,
      })
  }
  return passages
}

const titleOf = ({ label, heading }: Clause): string => [label, heading].filter(Boolean).join(' ')

function isCitable(clauseId: string): boolean {
  return parseCitationHref(citationHref({ clauseId }))?.clauseId === clauseId
}

function pathOf(clause: Clause, parents: ReadonlyMap<string, Clause>): string[] {
  const path: string[] = []
  for (let parent = parents.get(clause.id); parent; parent = parents.get(parent.id)) {
    const title = titleOf(parent)
    if (title !== '') path.unshift(title)
  }
  return path
}

/** An item's own label, `(a)`, says little without the number of what it is an item of. */
function labelOf(clause: Clause, parents: ReadonlyMap<string, Clause>): string {
  const own = clause.label.replace(/\s+/g, ' ').replace(/\.$/, '').trim()
  if (own === '') return shortened(clause.heading ?? '') || 'clause'
  const parent = /^\(/.test(own) ? parents.get(clause.id) : undefined
  return shortened(parent && parent.label !== '' ? labelOf(parent, parents) + own : own)
}

const shortened = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > longestLabel ? `${line.slice(0, longestLabel).toWellFormed().trimEnd()}…` : line
}

/** A text in parts of at most `longest` units, cut where a paragraph, a sentence or a word ends. */
function partsOf(text: string): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = []
  let start = 0
  while (text.length - start > longest) {
    const window = text.slice(start, start + longest)
    const end = start + (lastEnd(window, /\n+/g) ?? lastEnd(window, /[.;!?]\s+/g) ?? lastEnd(window, /\s+/g) ?? longest)
    parts.push({ text: text.slice(start, end), start })
    start = end
  }
  return [...parts, { text: text.slice(start), start }]
}

/** Where the last match ends, in the second half: smaller parts would be many. */
function lastEnd(window: string, pattern: RegExp): number | undefined {
  const last = [...window.matchAll(pattern)].at(-1)
  const end = last === undefined ? 0 : last.index + last[0].length
  return end > longest / 2 ? end : undefined
}

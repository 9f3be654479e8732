import type { LabelReading } from './printed-label.ts'

/** A clause that later ones may stand in or beside. */
export interface OpenClause<Node> {
  node: Node
  /** Undefined for headings without a number and for paragraphs that introduce a list. */
  reading: LabelReading | undefined
  /** The level the source gives a heading; undefined where it gives none. */
  rank: number | undefined
  /** A heading without a number. */
  isSection: boolean
  /** Parties, recitals and the like: what stands before the first clause. */
  isOpening: boolean
  /** A heading with no words of its own: paragraphs that follow belong to it. */
  isHeadingOnly: boolean
  indent: number | undefined
}

/** Below every level of heading a format knows. */
const lowestRank = 9

/** Deeper nesting than any contract has is flattened, so that no document makes each step cost more. */
const maxDepth = 24

/**
 * Which clause is in which, told from the numbers alone as a reader tells it: `(b)` stands beside `(a)`, `2.1` in `2.`,
 * a list that begins anew in whatever came before it. Indents and heading levels only break ties.
 */
export class Outline<Node> {
  private readonly open: OpenClause<Node>[] = []

  /** The innermost clause that `reading` continues: same shape, and a number that follows. -1 where there is none. */
  private sibling(reading: LabelReading, indent: number | undefined, within = 0): number {
    let fallback = -1
    for (let i = this.open.length - 1; i >= within; i--) {
      const before = this.open[i]
      if (before?.reading?.shape !== reading.shape) continue
      if (reading.value !== 0 && reading.value <= before.reading.value) continue
      if (reading.path && before.reading.path && !samePrefix(reading.path, before.reading.path)) continue
      if (indent === undefined || before.indent === undefined || before.indent === indent) return i
      if (fallback < 0) fallback = i
    }
    return fallback
  }

  /** Where a list that begins anew stands beside its predecessor of the same shape, if no section came between. */
  private restart(reading: LabelReading, indent: number | undefined): number {
    for (let i = this.open.length - 1; i >= 0; i--) {
      const before = this.open[i]
      if (before === undefined || before.isSection) return -1
      if (before.reading?.shape !== reading.shape) continue
      const deeper = indent !== undefined && before.indent !== undefined && indent > before.indent
      return deeper ? -1 : i
    }
    return -1
  }

  /** The clause whose number is the beginning of this one: `2.` for `2.3`. */
  private container(reading: LabelReading): number {
    const path = reading.path
    if (path === undefined || path.length < 2) return -1
    for (let i = this.open.length - 1; i >= 0; i--) {
      const outer = this.open[i]?.reading?.path
      if (outer && outer.length < path.length && outer.every((part, at) => part === path[at])) return i
    }
    return -1
  }

  /** How far `reading` is from what is open: 1 follows directly, 0 begins a list, undefined fits nowhere. */
  distance(reading: LabelReading, indent: number | undefined): number | undefined {
    const at = this.sibling(reading, indent)
    const before = at < 0 ? undefined : this.open[at]?.reading
    if (before) return reading.value - before.value
    if (this.container(reading) >= 0 || reading.value === 1) return 0
    return undefined
  }

  /** How deep the clause that `reading` follows stands; -1 where it follows none. */
  depthOf(reading: LabelReading, indent: number | undefined): number {
    return this.sibling(reading, indent)
  }

  /** The clause a numbered one belongs in; what is deeper is closed. */
  parentOfNumbered(reading: LabelReading, indent: number | undefined, rank?: number): Node | undefined {
    this.closeSectionsBeside(reading, rank)
    const container = this.container(reading)
    const sibling = this.sibling(reading, indent, container + 1)
    if (sibling >= 0) return this.closeTo(sibling)
    if (container >= 0) return this.closeTo(container + 1)
    if (isAttachment(reading)) return this.closeTo(0)
    const restart = this.restart(reading, indent)
    if (restart >= 0) return this.closeTo(restart)
    // `3.1` where no `3.` is open: beside other two-part numbers, else in the last heading that has no number.
    if (reading.path && reading.path.length > 1) {
      const section = this.open.findLastIndex((clause) => clause.isSection)
      return this.closeTo(section + 1)
    }
    // A top-level number never begins inside a list of letters.
    if (reading.shape.startsWith('article'))
      return this.closeTo(this.open.findLastIndex((clause) => clause.isSection) + 1)
    return this.top()
  }

  /**
   * A numbered heading of the same rank as an unnumbered one stands beside it: `## Background`, `## 1. Definitions`. And
   * the parties and recitals come before the clauses, whatever the format says of ranks.
   */
  private closeSectionsBeside(reading: LabelReading, rank: number | undefined): void {
    const section = this.open.findLastIndex((clause) => clause.isSection)
    const before = this.open[section]
    if (before === undefined) return
    const sameRank = rank !== undefined && before.rank !== undefined && before.rank >= rank
    const firstClause = reading.value === 1 && /^(?:decimal\.?|article)$/.test(reading.shape)
    if ((sameRank && this.sibling(reading, undefined) < 0) || (before.isOpening && firstClause)) this.closeTo(section)
  }

  /** The clause an unnumbered heading belongs in. */
  parentOfSection(rank: number | undefined): Node | undefined {
    // One the source gives no rank stands in the last one that has a rank, and beside those that have none.
    const ranked = this.open.some((clause) => clause.isSection && clause.rank !== undefined)
    const own = rank ?? (ranked ? lowestRank : 0)
    const keep = this.open.findIndex((clause) =>
      clause.isSection
        ? (clause.rank ?? (ranked ? lowestRank : 0)) >= own
        : !(clause.rank !== undefined && rank !== undefined && clause.rank < own),
    )
    return keep < 0 ? this.top() : this.closeTo(keep)
  }

  /**
   * The clause an unnumbered paragraph belongs in. `next` are the readings of the next number in the document: where it
   * goes on with an open list, the paragraph stands inside that list's last item.
   */
  parentOfParagraph(
    next: readonly LabelReading[],
    nextIndent: number | undefined,
    endsDocument: boolean,
  ): Node | undefined {
    for (const reading of next) {
      const container = this.container(reading)
      const sibling = this.sibling(reading, nextIndent, container + 1)
      if (sibling >= 0) return this.closeTo(sibling + 1)
      if (container >= 0) return this.closeTo(container + 1)
    }
    const heading = this.open.findLastIndex((clause) => clause.isHeadingOnly)
    if (heading >= 0) return this.closeTo(heading + 1)
    const numbered = this.open.findIndex((clause) => clause.reading !== undefined && clause.reading.shape !== 'bullet')
    return this.closeTo(endsDocument || numbered < 0 ? 0 : numbered + 1)
  }

  /** The innermost heading without a number: signatures stand there, not in the last clause. */
  parentOfSignature(): Node | undefined {
    return this.closeTo(this.open.findLastIndex((clause) => clause.isSection) + 1)
  }

  push(clause: OpenClause<Node>): void {
    if (this.open.length >= maxDepth) this.open.pop()
    this.open.push(clause)
  }

  top(): Node | undefined {
    return this.open.at(-1)?.node
  }

  private closeTo(length: number): Node | undefined {
    this.open.length = length
    return this.top()
  }
}

/** An exhibit or schedule begins a document of its own: its numbers start anew, and it is in no clause. */
export const isAttachment = (reading: LabelReading): boolean =>
  /^(?:schedule|exhibit|annex|annexure|appendix|attachment|part|chapter)$/.test(reading.shape)

const samePrefix = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.slice(0, -1).every((part, i) => part === b[i])

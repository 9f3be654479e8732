import type { ClauseKind } from '@clausemint/protocol'
import type { NdaFacts } from './facts.ts'

/**
 * Words of the library. In braces stand slots, filled once and never looked into again: `{purpose}` is a fact,
 * `{@exclusions.burden}` the number of that clause or paragraph ("clause 4.2"), wherever it came to stand;
 * `{@term,disputes}` is "clauses 18 and 24".
 */
type Words = string | ((facts: NdaFacts) => string)
export type Condition = (facts: NdaFacts) => boolean

export interface ItemWording {
  id?: string
  when?: Condition
  /** With `and` and `or`, without its end mark: which one it gets depends on what comes after it. */
  text: Words
}

export interface ParagraphWording {
  id?: string
  when?: Condition
  text: Words
  /** `sentences`: each item ends its own sentence. */
  join?: 'and' | 'or' | 'sentences'
  items?: readonly (ItemWording | ((facts: NdaFacts) => readonly ItemWording[]))[]
}

/** A numbered clause. Ids of paragraphs and items are its own: `exclusions` and `burden` make `exclusions.burden`. */
export interface ClauseWording {
  id: string
  heading: string
  kind: ClauseKind
  when?: Condition
  paragraphs: readonly (ParagraphWording | ((facts: NdaFacts) => readonly ParagraphWording[]))[]
}

/** What stands before the first numbered clause and after the last: each line is a paragraph of its own. */
export interface PartWording {
  id: string
  heading: string
  kind: ClauseKind
  lines: (facts: NdaFacts) => readonly string[]
}

/**
 * One version of the library. A released version never changes, and neither do the words in `jurisdictions` that it
 * uses: a change is a new version beside it.
 */
export interface NdaLibrary {
  version: string
  title: (facts: NdaFacts) => string
  opening: readonly PartWording[]
  clauses: readonly ClauseWording[]
  closing: readonly PartWording[]
}

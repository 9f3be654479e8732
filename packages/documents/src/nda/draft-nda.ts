import type { NdaTerms } from '@clausemint/protocol'
import { compose, type DraftClause } from './composer.ts'
import { factsOf } from './facts.ts'
import { latestNdaLibraryVersion, libraryOf } from './library.ts'

export interface NdaDraft {
  libraryVersion: string
  /** "Mutual Vendor Non-Disclosure Agreement". */
  title: string
  /** The opening parts, the numbered clauses and the signatures, in order; their texts in a row are `text`. */
  clauses: readonly DraftClause[]
  text: string
}

/**
 * Drafts a complete NDA from the clause library, without a model. Pure: the same terms and the same version give the
 * same text, in every process and in a browser (G6).
 *
 * The text is Markdown of a narrow kind, on which the page, the export and the reading of clauses rely. Each line is a
 * block of its own, with an empty line after it, and is one of these:
 * - `# Title`, the first line, once.
 * - `## Parties`, `## Background`, `## Signatures`: the parts without a number.
 * - `## 7. Heading`: a clause. Numbers start at 1 and have no gap.
 * - `7.2 Words`: a paragraph of clause 7, numbered without a gap.
 * - `(a) Words`: an item of the numbered paragraph above it. In the parties `(1) Words`, in the background `(A) Words`.
 * - `By: ____________________`, `Name: ...`, `Title: ...`, `Date: ...`: the lines of a signature block, which a line
 *   `**name of the party**` begins.
 * - Other words: an introduction, only in the parts without a number.
 *
 * Within a line `**bold**` marks a term where it is defined and a party's name; there is no other formatting. What a
 * person typed is escaped with backslashes as in CommonMark (`escapeMarkdown`) and never starts a line.
 * @throws RangeError for an unknown version.
 */
export function draftNda(terms: NdaTerms, libraryVersion: string = latestNdaLibraryVersion): NdaDraft {
  const library = libraryOf(libraryVersion)
  const facts = factsOf(terms)
  const clauses = compose(library, facts)
  return { libraryVersion, title: library.title(facts), clauses, text: clauses.map(({ text }) => text).join('') }
}

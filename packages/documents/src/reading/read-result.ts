import type { ClauseTree, ContractFormat, SourcePlace } from '@clausemint/protocol'

/**
 * Where a stretch of a clause stands in its file. Characters `start .. start + length` of the clause's heading or text
 * are, one to one, characters `from ..` of the paragraph as `paragraphText` reads it (for text files: of the line).
 */
export interface SourceSpan {
  clauseId: string
  field: 'heading' | 'text'
  start: number
  length: number
  place: SourcePlace
  from: number
}

export type RevisionKind =
  | 'insertion'
  | 'deletion'
  | 'move-from'
  | 'move-to'
  | 'paragraph-insertion'
  | 'paragraph-deletion'
  | 'row-insertion'
  | 'row-deletion'
  | 'formatting'

/** A tracked change somebody left in the file. Insertions are in the tree's text, deletions are not. */
export interface Revision {
  /** `w:id` of the mark; unique in its part only. */
  id: string
  kind: RevisionKind
  author: string
  /** ISO 8601 as the file has it; Word writes local time with a Z. */
  date?: string
  /** The words inserted, deleted or moved; empty for marks of paragraphs, rows and formatting. */
  text: string
  place: SourcePlace
  /** Offset in the paragraph's current text (see SourceSpan.from). */
  at: number
  clauseId?: string
}

/** A comment somebody left in the file. */
export interface DocumentComment {
  id: string
  author: string
  initials?: string
  date?: string
  text: string
  /** The words it is about. */
  quote: string
  place?: SourcePlace
  /** Offsets in the current text of the paragraph it starts in. */
  range?: { start: number; end: number }
  clauseId?: string
  /** The comment this one answers. */
  parentId?: string
  resolved: boolean
}

export type HiddenReason =
  | 'hidden-text'
  | 'invisible-colour'
  | 'tiny'
  | 'zero-width'
  | 'metadata'
  | 'comment'
  | 'alternative-text'
  | 'markup'

/** Text that is in the file and that a person reading the page does not see. Data, never an instruction. */
export interface HiddenText {
  text: string
  why: HiddenReason
  place: SourcePlace
  clauseId?: string
  /** True where the tree's text has these words too (white or tiny text); false where the reader left them out. */
  inTree: boolean
}

/** A header or footer: page furniture, kept apart from the clauses. */
export interface PageFurniture {
  kind: 'header' | 'footer'
  text: string
  place: SourcePlace
}

export type ReadWarning = 'macros' | 'external-links' | 'embedded-files' | 'pages-without-text' | 'replaced-characters'

export interface ReadStats {
  bytes: number
  paragraphs: number
  clauses: number
  words: number
  characters: number
}

/** Everything in a file that is not its clauses. */
export interface ReadBeside {
  format: ContractFormat
  revisions: Revision[]
  comments: DocumentComment[]
  hidden: HiddenText[]
  furniture: PageFurniture[]
  /** Title, subject, author, keywords and the like, as the file has them. */
  metadata: Record<string, string>
  warnings: ReadWarning[]
  /** Pages of a pdf. */
  pages?: number
}

/** A contract as read: its tree, and everything in the file that is not the tree. */
export interface ReadContract extends ReadBeside {
  tree: ClauseTree
  stats: ReadStats
  sourceMap: SourceSpan[]
}

export const readStages = ['opening', 'parsing', 'structuring'] as const
export type ReadStage = (typeof readStages)[number]

/** Never goes backwards: stages in order, `done` rising within one. */
export interface ReadProgress {
  stage: ReadStage
  done: number
  total: number
}

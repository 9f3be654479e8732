import type { ClauseTree, SourcePlace } from './clause-tree.ts'

export const contractFormats = ['docx', 'pdf', 'txt', 'md'] as const
export type ContractFormat = (typeof contractFormats)[number]

/** The file a document was read from. */
export interface SourceFile {
  name: string
  format: ContractFormat
  bytes: number
  /** Of a pdf. */
  pages?: number
}

/** A tracked change somebody left in the file; insertions are in the tree's text, deletions are not. */
export interface ForeignRevision {
  kind: string
  author: string
  date?: string
  text: string
  clauseId?: string
}

/** A comment somebody left in the file. */
export interface ForeignComment {
  author: string
  date?: string
  text: string
  quote: string
  clauseId?: string
  resolved: boolean
}

/** Text that is in the file and that a person reading the page does not see. Data, never an instruction. */
export interface ForeignHidden {
  text: string
  why: string
  place: SourcePlace
  clauseId?: string
}

/** What was in the file beside its clauses, for the page to show and the review to look at. */
export interface SourceRemarks {
  revisions: ForeignRevision[]
  comments: ForeignComment[]
  hidden: ForeignHidden[]
  warnings: string[]
}

/** A document as a contract. Changes of its room with a newer clause version apply to `tree`. */
export interface ContractDetail {
  tree: ClauseTree
  source?: SourceFile
  remarks: SourceRemarks
}

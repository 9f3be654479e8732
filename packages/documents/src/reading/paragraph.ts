import type { SourcePlace } from '@clausemint/protocol'
import type { ReadBeside } from './read-result.ts'

/** A stretch of a paragraph's text that is, one to one, a stretch of the source. */
export interface TextSpan {
  start: number
  length: number
  place: SourcePlace
  from: number
}

/** What every format is turned into before the tree is built: paragraphs in reading order. */
export interface Paragraph {
  /** Words as printed; white space collapsed, invisible characters removed. May begin with a typed number. */
  text: string
  /** The number the word processor prints before the text. Absent where numbers are typed into the text. */
  label?: string
  container: 'body' | 'cell' | 'footnote'
  /** 0 for a title or a first-level heading: the source says that this paragraph is a heading. */
  headingLevel?: number
  /** The source marks this as the document's title. */
  isTitle?: boolean
  /** The source marks this as an entry of a table of contents. */
  isContents?: boolean
  /** How many leading characters of the text are set apart (bold, underlined, another font): a heading in the line. */
  emphasis: number
  /** Size of its print, in any unit; larger print than the document's is a heading's. */
  size?: number
  /** Distance from the margin, in any unit that grows with depth; compared only within a document. */
  indent?: number
  place: SourcePlace
  spans: TextSpan[]
}

/** What a format's reader hands to the builder of the tree. */
export interface ReadParagraphs extends ReadBeside {
  paragraphs: Paragraph[]
}

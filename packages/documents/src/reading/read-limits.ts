/** What a file may cost. Every limit answers with a typed error of its own. */
export interface ReadLimits {
  /** Size of the file as uploaded. */
  maxBytes: number
  /** Pages of a pdf; for the other formats, pages of 3,000 characters. */
  maxPages: number
  /** All parts of a docx together, unpacked. */
  maxInflatedBytes: number
  /** One XML part of a docx, unpacked: its tree takes several times as much memory. */
  maxPartBytes: number
  /** Files inside a docx. */
  maxEntries: number
  /** Elements and attributes of all parts of a docx that are read, whose trees cost more than their bytes say. */
  maxXmlNodes: number
  /** How deep XML may nest; Word's own documents stay under 60. */
  maxXmlDepth: number
  /** For a pdf, whose pages can loop or be drawn for ever: the whole reading, in milliseconds. */
  maxMs: number
}

export const defaultReadLimits: ReadLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxPages: 500,
  maxInflatedBytes: 256 * 1024 * 1024,
  maxPartBytes: 64 * 1024 * 1024,
  maxEntries: 5_000,
  maxXmlNodes: 1_500_000,
  maxXmlDepth: 200,
  maxMs: 30_000,
}

/** Characters of a page, where a format has no pages of its own; a densely printed one holds up to twice as many. */
const charactersPerPage = 3_000
const densest = 2
/** Paragraphs of a page, of any format: as many as it has lines. */
const paragraphsPerPage = 60
/** Lines of a page of a text file: as many, twice where they are doubly spaced, and some that are blank. */
const linesPerPage = 240

type Pages = Pick<ReadLimits, 'maxPages'>

/** What so many pages hold at most, counted before anything dear is done with it. */
export const mostCharacters = ({ maxPages }: Pages): number => maxPages * charactersPerPage * densest
export const mostParagraphs = ({ maxPages }: Pages): number => maxPages * paragraphsPerPage
export const mostLines = ({ maxPages }: Pages): number => maxPages * linesPerPage

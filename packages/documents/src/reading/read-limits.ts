/** What a file may cost. Every limit answers with a typed error of its own. */
export interface ReadLimits {
  /** Size of the file as uploaded. */
  maxBytes: number
  /** Pages of a pdf; for the other formats, pages of 3,000 characters. */
  maxPages: number
  /** Paragraphs of any format. */
  maxParagraphs: number
  /** All parts of a docx together, unpacked. */
  maxInflatedBytes: number
  /** One XML part of a docx, unpacked: its tree takes several times as much memory. */
  maxPartBytes: number
  /** Files inside a docx. */
  maxEntries: number
  /** How deep XML may nest; Word's own documents stay under 60. */
  maxXmlDepth: number
  /** For a pdf, whose pages can loop or be drawn for ever: the whole reading, in milliseconds. */
  maxMs: number
}

export const defaultReadLimits: ReadLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxPages: 500,
  maxParagraphs: 100_000,
  maxInflatedBytes: 256 * 1024 * 1024,
  maxPartBytes: 64 * 1024 * 1024,
  maxEntries: 5_000,
  maxXmlDepth: 200,
  maxMs: 30_000,
}

/** Characters of a page, where a format has no pages of its own. */
export const charactersPerPage = 3_000

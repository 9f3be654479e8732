import { type CitationFilter, createCitationFilter } from './citation-filter.ts'
import type { Citer } from './cite.ts'

/** Text to be shown, and where in the shown text it begins; both in UTF-16 units. */
interface ShownPiece {
  text: string
  offset: number
}

/** An answer on its way: what the model wrote, what is shown of it, and how the one counts in the other. */
export class CitedText {
  readonly #citer: Citer
  #filter: CitationFilter
  #raw = ''
  #length = 0

  constructor(citer: Citer) {
    this.#citer = citer
    this.#filter = createCitationFilter(citer.cite)
  }

  /** What the model wrote so far. */
  get raw(): string {
    return this.#raw
  }

  /**
   * Stands where an answer that was shown so far stood. What can't be told for certain, for the contract was changed
   * meanwhile, is left out from there on.
   */
  restore(shown: string): void {
    this.#raw = this.#citer.uncite(shown)
    if (!shown.startsWith(this.#reread())) this.cutBack(0)
  }

  push(raw: string): ShownPiece {
    this.#raw += raw
    return this.#shown(this.#filter.push(raw))
  }

  end(): ShownPiece {
    return this.#shown(this.#filter.end())
  }

  /**
   * Takes back what the model wrote after an offset; answers how much of the shown text stands. That is what is
   * decided by then: a citation that is cut in two is taken back as a whole, and read again with what comes.
   */
  cutBack(rawOffset: number): number {
    this.#raw = this.#raw.slice(0, rawOffset)
    return this.#reread().length
  }

  #reread(): string {
    this.#filter = createCitationFilter(this.#citer.cite)
    const shown = this.#filter.push(this.#raw)
    this.#length = shown.length
    return shown
  }

  #shown(text: string): ShownPiece {
    const offset = this.#length
    this.#length += text.length
    return { text, offset }
  }
}

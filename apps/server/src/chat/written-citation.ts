/** A citation as a model writes it: `[3]` or `[3: "the exact words"]`. */
export interface WrittenCitation {
  n: number
  quote?: string
}

/** What stands at a `[`; `length` includes both brackets. */
export type Bracket = { citations: WrittenCitation[]; length: number } | 'undecided' | 'none'

/** A citation that quotes is believed for this long to have an end. A legal sentence is longer than most. */
const longest = 1_000
/** `[3-90]` is no list of passages. */
const longestRun = 8

const closers: Readonly<Record<string, string>> = {
  '"': '"”“',
  '“': '"”“',
  '„': '"”“',
  "'": "'’",
  '‘': "'’",
  '«': '»"',
}

/**
 * Reads the citation at the beginning of a text, `[2]`, `[2, 5]`, `[2-4]`, `[2: "words"; 5]`. What it decides on a text
 * it decides on every text that begins with it, so it does not matter in which pieces a text comes.
 */
export function readCitation(text: string): Bracket {
  const seen = text.slice(0, longest)
  const found = new Reader(seen).read()
  return found === 'undecided' && text.length >= longest ? 'none' : found
}

/** Thrown inside this file only. */
class Undecided extends Error {}

class Reader {
  readonly #text: string
  #at = 1

  constructor(text: string) {
    this.#text = text
  }

  read(): Bracket {
    try {
      return this.#citations()
    } catch (error) {
      if (error instanceof Undecided) return 'undecided'
      throw error
    }
  }

  #citations(): Bracket {
    const citations: WrittenCitation[] = []
    for (;;) {
      const first = this.#number()
      if (first === undefined) return 'none'
      citations.push({ n: first })
      let next = this.#next()
      if (next === '-' || next === '–') {
        this.#at++
        const last = this.#number()
        if (last === undefined || last < first || last - first >= longestRun) return 'none'
        for (let n = first + 1; n <= last; n++) citations.push({ n })
        next = this.#next()
      } else if (next === ':') {
        this.#at++
        const quote = this.#quote()
        if (quote === undefined) return 'none'
        citations.splice(-1, 1, { n: first, quote })
        next = this.#next()
      }
      this.#at++
      if (next === ']') return { citations, length: this.#at }
      if (next !== ',' && next !== ';') return 'none'
    }
  }

  /** The next character that is no space; only looked at. */
  #next(): string {
    this.#at += /^[^\S\n]*\n?[^\S\n]*/.exec(this.#text.slice(this.#at))?.[0].length ?? 0
    return this.#char(this.#at)
  }

  #char(at: number): string {
    if (at >= this.#text.length) throw new Undecided()
    return this.#text.charAt(at)
  }

  #number(): number | undefined {
    let digits = ''
    for (let char = this.#next(); /[0-9]/.test(char); char = this.#char(this.#at)) {
      digits += char
      this.#at++
      if (digits.length > 6) return undefined
    }
    return digits === '' ? undefined : Number(digits)
  }

  /** The words between quotation marks; without any, up to the bracket. */
  #quote(): string | undefined {
    const closing = closers[this.#next()]
    const from = closing === undefined ? this.#at : this.#at + 1
    for (let at = from; ; at++) {
      const char = this.#char(at)
      if (char === '\n' && /^\n[^\S\n]*\n/.test(this.#text.slice(at))) return undefined
      const ends = closing === undefined ? char === ']' : closing.includes(char) && this.#endsItem(at + 1)
      if (!ends) continue
      const quote = this.#text.slice(from, at).trim()
      this.#at = closing === undefined ? at : at + 1
      return quote === '' ? undefined : quote
    }
  }

  /** Quotes have quotation marks in them: only one before the bracket or the next number is the closing one. */
  #endsItem(after: number): boolean {
    let at = after
    while (/\s/.test(this.#char(at))) at++
    if (this.#char(at) === ']') return true
    if (this.#char(at) !== ',' && this.#char(at) !== ';') return false
    do at++
    while (/\s/.test(this.#char(at)))
    return /[0-9]/.test(this.#char(at))
  }
}

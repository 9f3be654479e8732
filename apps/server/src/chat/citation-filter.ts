import { readCitation, type WrittenCitation } from './written-citation.ts'

/** What is shown for citations; nothing where none of them could be verified. */
export type Cite = (citations: readonly WrittenCitation[]) => string | undefined

/** Turns what a model writes into what is shown, while it comes. What is not decided is held back. */
export interface CitationFilter {
  push(raw: string): string
  /** What was held back, once no more will come. */
  end(): string
}

/** A bracket that has no end after this many units is no link, nor is what follows it an address. */
const longest = 400

interface Step {
  /** Units of the text that are dealt with. */
  length: number
  shown: string
  /** To be read once more, before the rest. */
  again?: string
}

/**
 * Citations become links to their clauses, or vanish together with the space before them (D6). A model's own links
 * become their words and its images nothing: whatever it writes, and however what was left out makes the rest meet, the
 * shown text has no other link than to a clause, no definition of one, and no markup.
 *
 * What is shown of a text depends on the text alone, not on the pieces it comes in; and what is shown of its beginning
 * is the beginning of what is shown of it.
 */
export function createCitationFilter(cite: Cite): CitationFilter {
  let held = ''
  /** The last character that was shown. */
  let last = ''

  function drain(isEnd: boolean): string {
    let shown = ''
    while (held !== '') {
      const step = nextStep(held, isEnd)
      if (!step) break
      held = (step.again ?? '') + held.slice(step.length)
      shown += step.shown
      last = step.shown.at(-1) ?? last
    }
    return shown
  }

  /** `undefined`: more has to come first. */
  function nextStep(text: string, isEnd: boolean): Step | undefined {
    const first = text.charAt(0)
    // A link's second half, or the colon of its definition.
    if (last === ']' && (first === '(' || first === ':')) return { length: 1, shown: `\\${first}` }
    const words = /^[^\\[\]<! \t]+/.exec(text)?.[0]
    if (words !== undefined) return plain(words, isEnd || words.length < text.length)
    const second = text.charAt(1)
    if (first === '[') return bracket(text, isEnd, false)
    if (first === ']') return { length: 1, shown: ']' }
    if (first === '<') return { length: 1, shown: '\\<' }
    if (second === '' && !isEnd) return undefined
    if (first === '\\') {
      const isEscape = /[!-/:-@[-`{-~]/.test(second)
      return isEscape ? { length: 2, shown: first + second } : { length: 1, shown: '\\\\' }
    }
    if (first === '!') return second === '[' ? image(text, isEnd) : { length: 1, shown: '!' }
    // A space goes with what is dropped after it.
    const dropped = second === '[' ? bracket(text.slice(1), isEnd, false) : null
    if (dropped === undefined) return undefined
    const isDropped = dropped !== null && dropped.shown === '' && dropped.again === undefined
    return isDropped ? { length: dropped.length + 1, shown: '' } : { length: 1, shown: first }
  }

  /** Words without any mark; the first half of a surrogate pair waits for the second. */
  function plain(words: string, isWhole: boolean): Step | undefined {
    const isHalf = !isWhole && /[\ud800-\udbff]$/.test(words)
    const shown = isHalf ? words.slice(0, -1) : words
    return shown === '' ? undefined : { length: shown.length, shown }
  }

  function image(text: string, isEnd: boolean): Step | undefined {
    const step = bracket(text.slice(1), isEnd, true)
    if (!step) return undefined
    return step.again === undefined ? { length: 1, shown: '!' } : { length: step.length + 1, shown: '' }
  }

  /** `again` is there for links: the words that stand for it. */
  function bracket(text: string, isEnd: boolean, isImage: boolean): Step | undefined {
    const citation = readCitation(text)
    if (citation === 'undecided') {
      if (!isEnd) return undefined
      // The text was cut off in the middle of a citation, of which nobody knows what it was to say.
      return { length: text.length, shown: '' }
    }
    if (citation !== 'none') {
      const address = addressAfter(text, citation.length, isEnd)
      if (address === undefined) return undefined
      const length = citation.length + address
      if (isImage && address > 0) return { length, shown: '', again: '' }
      const link = cite(citation.citations)
      // A link after an exclamation mark is an image.
      return { length, shown: link === undefined ? '' : last === '!' ? ` ${link}` : link }
    }
    const end = closingBracket(text)
    if (end === 'none' || (end === 'undecided' && isEnd)) return { length: 1, shown: '\\[' }
    if (end === 'undecided') return undefined
    const address = addressAfter(text, end + 1, isEnd)
    if (address === undefined) return undefined
    return address === 0
      ? { length: 1, shown: '[' }
      : { length: end + 1 + address, shown: '', again: text.slice(1, end) }
  }

  return {
    push(raw) {
      held += raw
      return drain(false)
    },
    end: () => drain(true),
  }
}

/** The bracket that closes the first one. */
function closingBracket(text: string): number | 'undecided' | 'none' {
  const seen = text.slice(0, longest)
  let depth = 0
  for (const { 0: mark, index } of seen.matchAll(/\\[\s\S]?|[[\]]|\n[^\S\n]*\n/g)) {
    if (mark.startsWith('\n')) return 'none'
    if (mark === '[') depth++
    if (mark === ']' && --depth === 0) return index
  }
  return text.length >= longest ? 'none' : 'undecided'
}

/** The length of a link's address at a place; 0 where there is none, `undefined` where that is not decided. */
function addressAfter(text: string, at: number, isEnd: boolean): number | undefined {
  if (at >= text.length) return isEnd ? 0 : undefined
  if (text.charAt(at) !== '(') return 0
  const rest = text.slice(at, at + longest)
  let depth = 0
  for (const { 0: mark, index } of rest.matchAll(/\\[\s\S]?|[()]|\n[^\S\n]*\n/g)) {
    if (mark.startsWith('\n')) return 0
    if (mark === '(') depth++
    if (mark === ')' && --depth === 0) return isAddress(rest.slice(1, index)) ? index + 1 : 0
  }
  return isEnd || rest.length >= longest ? 0 : undefined
}

/** A word, or a word and a title: anything else in parentheses is a remark. */
const isAddress = (inside: string): boolean => /^(?:<[^<>\n]*>|\S*)(?:\s+["'(][\s\S]*)?$/.test(inside.trim())

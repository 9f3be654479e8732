import search from 'approx-string-match'
import { type Alignment, alignWords } from './align-words.ts'
import { type CompactText, compactText, isWord } from './compact-text.ts'
import { type AnchorHint, chooseByHint, type Range } from './hint.ts'
import { occurrences } from './occurrences.ts'

export interface Anchor extends Range {
  /** How the quote was found: word for word, but for case, quotes and hyphenation, or with words changed. */
  how: 'exact' | 'normalised' | 'fuzzy'
}

/** A text to anchor quotes in; worth making once for many quotes. */
export interface Anchorer {
  /** Where the quote stands; nothing where it does not, or where it could be in more than one place. */
  anchor(quote: string, hint?: AnchorHint): Anchor | undefined
}

/** Shorter quotes are only looked for as they are: too much resembles them. */
const shortestFuzzy = 16
const mostErrors = 32
/** As long as a word gets: a short quote may have lost one. */
const longWord = 16
/** Nor are very long ones looked for with changes: a finding quotes a clause at most. */
const longestFuzzy = 4000

/** Finds a quote in a text: exactly, then without regard to case, quotes and hyphenation, then with words changed. */
export function anchorQuote(text: string, quote: string, hint: AnchorHint = {}): Anchor | undefined {
  return createAnchorer(text).anchor(quote, hint)
}

export function createAnchorer(text: string): Anchorer {
  let compacted: CompactText | undefined
  return {
    anchor(quote, hint = {}) {
      const wanted = quote.trim()
      if (!wanted) return undefined
      const exact = occurrences(text, wanted).map((start) => ({ start, end: start + wanted.length }))
      if (exact.length > 0) return settle(text, exact, hint, 'exact')
      compacted ??= compactText(text)
      const haystack = compacted
      const pattern = compactText(wanted).compact
      if (pattern.length < 3) return undefined
      const normalised = occurrences(haystack.compact, pattern)
        .map((start) => rangeOf(haystack, start, start + pattern.length))
        .filter((range) => !isWord(text, range.start - 1) && !isWord(text, range.end))
      if (normalised.length > 0) {
        return settle(
          text,
          normalised.map((range) => withPunctuation(text, range, wanted)),
          hint,
          'normalised',
        )
      }
      return fuzzy(haystack, pattern, wanted, hint)
    },
  }
}

function settle(text: string, candidates: readonly Range[], hint: AnchorHint, how: Anchor['how']): Anchor | undefined {
  const chosen = candidates.length === 1 ? candidates[0] : chooseByHint(text, candidates, hint)
  return chosen && { ...chosen, how }
}

const rangeOf = ({ positions }: CompactText, start: number, end: number): Range => ({
  start: positions[start] ?? 0,
  end: (positions[end - 1] ?? 0) + 1,
})

const opening = /^["'\u2018\u201c\u00ab([]+/
const closing = /["'\u2019\u201d\u00bb)\].,;:!?]+$/

/** Takes in the brackets, quotes and stops around a range where the quote had some too. */
function withPunctuation(text: string, range: Range, quote: string): Range {
  const before = opening.exec(quote)?.[0].length ?? 0
  const after = closing.exec(quote)?.[0].length ?? 0
  let { start, end } = range
  for (let i = 0; i < before && opening.test(text.charAt(start - 1)); i++) start--
  for (let i = 0; i < after && closing.test(text.charAt(end)); i++) end++
  return { start, end }
}

function fuzzy(compacted: CompactText, pattern: string, quote: string, hint: AnchorHint): Anchor | undefined {
  if (pattern.length < shortestFuzzy || pattern.length > longestFuzzy) return undefined
  const { compact, original } = compacted
  const limit = Math.min(
    mostErrors,
    Math.max(Math.floor(pattern.length / 4), Math.min(longWord, Math.floor(pattern.length * 0.45))),
  )
  const [best] = search(compact, pattern, limit)
  if (!best) return undefined
  // Another place that lacks one word more, or another word, makes the quote ambiguous.
  const rival = Math.min(pattern.length - 1, best.errors + longWord)
  const others = [
    ...search(compact.slice(0, best.start), pattern, rival),
    ...search(compact.slice(best.end), pattern, rival).map((match) => ({
      start: match.start + best.end,
      end: match.end + best.end,
    })),
  ]
  const aligned = [best, ...others].flatMap((match) => {
    const around = widened(original, rangeOf(compacted, match.start, match.end))
    return alignWords(original, around, quote) ?? []
  })
  const lowest = Math.min(...aligned.map(({ cost }) => cost))
  const candidates = unique(aligned.filter(({ cost, words }) => cost < lowest + 1 && cost <= Math.max(1, words / 5)))
  return settle(
    original,
    candidates.map((range) => withPunctuation(original, range, quote)),
    hint,
    'fuzzy',
  )
}

/** Takes in what may have been left off at either end: about three words. */
function widened(text: string, { start, end }: Range): Range {
  let from = Math.max(0, start - 48)
  let to = Math.min(text.length, end + 48)
  while (from > 0 && isWord(text, from - 1)) from--
  while (to < text.length && isWord(text, to)) to++
  return { start: from, end: to }
}

/** Matches that overlap are one place. */
function unique<Found extends Alignment>(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const range of found.toSorted((a, b) => a.cost - b.cost)) {
    if (!kept.some((other) => range.start < other.end && other.start < range.end)) kept.push(range)
  }
  return kept
}

import { compactText } from './compact-text.ts'
import type { Range } from './hint.ts'

interface Word extends Range {
  compact: string
}

export interface Alignment extends Range {
  /** How many words differ; a word the text has and the quote lacks counts less than one that was made up. */
  cost: number
  /** How many words the quote has. */
  words: number
}

const missingFromQuote = 1
/** Dearer, so that a word dropped near the end does not cut the end off. */
const missingFromText = 1.5
const changed = 1.5

/**
 * Where a quote's words fit best in a stretch of a text, whatever stands around them. The quote's first and last word
 * decide where the result begins and ends.
 */
export function alignWords(text: string, within: Range, quote: string): Alignment | undefined {
  const wanted = wordsOf(quote.replace(/(\p{L})-\s*\n\s*(\p{L})/gu, '$1$2'), 0)
  const given = wordsOf(text.slice(within.start, within.end), within.start)
  if (wanted.length === 0 || given.length === 0) return undefined
  let costs = new Array<number>(given.length + 1).fill(0)
  // For each cell, the first given word of its path.
  let starts = given.map((_, index) => index)
  starts.push(given.length)
  for (const [row, word] of wanted.entries()) {
    const nextCosts = [(row + 1) * missingFromText]
    const nextStarts = [0]
    for (const [column, other] of given.entries()) {
      const step = word.compact === other.compact ? 0 : changed
      const both = (costs[column] ?? 0) + step
      const skipped = (nextCosts[column] ?? 0) + missingFromQuote
      const invented = (costs[column + 1] ?? 0) + missingFromText
      const best = Math.min(both, skipped, invented)
      nextCosts.push(best)
      nextStarts.push(
        (best === both ? starts[column] : best === skipped ? nextStarts[column] : starts[column + 1]) ?? column,
      )
    }
    costs = nextCosts
    starts = nextStarts
  }
  let last = 1
  for (let column = 1; column <= given.length; column++) if ((costs[column] ?? 0) < (costs[last] ?? 0)) last = column
  const first = given[starts[last] ?? 0]
  const end = given[last - 1]
  if (!first || !end) return undefined
  return { start: first.start, end: end.end, cost: costs[last] ?? 0, words: wanted.length }
}

function wordsOf(text: string, offset: number): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/\S+/g)) {
    const { compact, positions } = compactText(match[0])
    const first = positions[0]
    const last = positions.at(-1)
    if (first === undefined || last === undefined) continue
    words.push({ compact, start: offset + match.index + first, end: offset + match.index + last + 1 })
  }
  return words
}

import type { Range } from './hint.ts'

/** A small generator of numbers from 0 up to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface Damaged extends Range {
  quote: string
  damage: readonly string[]
  /** How many units the damage may move the start and the end by: a word dropped there, and the marks around it. */
  slack: { start: number; end: number }
}

/** A stretch of 6 to 40 whole words of a text, damaged the way a model damages what it quotes. */
export function damagedQuote(text: string, random: () => number): Damaged {
  const words = [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)]
  const count = Math.min(words.length, 6 + Math.floor(random() * 35))
  const first = Math.floor(random() * (words.length - count + 1))
  const taken = words.slice(first, first + count)
  const start = taken[0]?.index ?? 0
  const last = taken.at(-1)
  const end = last ? last.index + last[0].length : start
  const damage: string[] = []
  let kept = taken.map((word) => word[0])
  const slack = { start: 3, end: 3 }
  if (random() < 0.6) {
    const dropped = Math.floor(random() * kept.length)
    const room = (taken[dropped + 1]?.index ?? end) - (taken[dropped]?.index ?? 0)
    // The word after a dropped first one begins the quote; so may a second one that repeats the first.
    if (dropped === 0 || sameWord(taken[dropped], taken[0])) slack.start += room + (taken[0]?.[0].length ?? 0)
    if (dropped === kept.length - 1) slack.end += end - (taken.at(-2)?.index ?? 0) - (taken.at(-2)?.[0].length ?? 0)
    kept = kept.filter((_, index) => index !== dropped)
    damage.push('word dropped')
  }
  let quote = kept.join(' ')
  if (random() < 0.5) {
    quote = quote
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/[\u201c\u201d]/g, '"')
      .replace(/[\u2013\u2014]/g, '-')
    damage.push('quotes straightened')
  }
  if (random() < 0.4) {
    quote = quote.replace(/\b(\p{L}{4})(\p{L}{4,})/u, '$1-\n$2')
    damage.push('hyphenated')
  }
  if (random() < 0.3) {
    quote = random() < 0.5 ? quote.toLowerCase() : quote.toUpperCase()
    damage.push('case')
  }
  return { start, end, quote, damage, slack }
}

const sameWord = (a?: RegExpMatchArray, b?: RegExpMatchArray): boolean =>
  a?.[0].replace(/\W/g, '').toLowerCase() === b?.[0].replace(/\W/g, '').toLowerCase()

import type { Anchor } from '@clausemint/protocol'
import { createAnchorer, type Range } from '../anchoring/index.ts'
import type { Section } from './sections.ts'

/** Where a quote stands, and the words that really stand there. */
export interface Place {
  quote: string
  anchor: Anchor
}

export interface QuotePlacer {
  /** Nothing where the quote does not stand, or could be in more than one place. */
  place(quote: string, clauseId?: string | null): Place | undefined
}

const border = '\n\n'

/** Finds a model's quotes in the section it was shown: in the clause it names, else anywhere in the section. */
export function placeQuotesIn({ passages }: Section): QuotePlacer {
  const starts: number[] = []
  let text = ''
  for (const { clause, start, end } of passages) {
    starts.push(text.length)
    text += clause.text.slice(start, end) + border
  }
  const whole = createAnchorer(text)

  /** A quote that runs over the border of two clauses stands in the one that has most of it. */
  function placeOf({ start, end }: Range): Place | undefined {
    let best: Place | undefined
    for (const [index, { clause, start: from, end: to }] of passages.entries()) {
      const at = starts[index] ?? 0
      const first = Math.max(start, at)
      const last = Math.min(end, at + to - from)
      if (last - first <= (end - start) / 2) continue
      const range = { start: from + first - at, end: from + last - at }
      best = {
        quote: clause.text.slice(range.start, range.end),
        anchor: { clauseId: clause.id, version: clause.version, ...range },
      }
    }
    return best
  }

  return {
    place(quote, clauseId) {
      for (const [index, { clause, start, end }] of passages.entries()) {
        if (clause.id !== clauseId) continue
        const at = starts[index] ?? 0
        const found = createAnchorer(clause.text.slice(start, end)).anchor(quote)
        if (found) return placeOf({ start: at + found.start, end: at + found.end })
      }
      const found = whole.anchor(quote)
      return found && placeOf(found)
    },
  }
}

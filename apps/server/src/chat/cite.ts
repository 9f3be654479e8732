import { type Anchorer, createAnchorer } from '@clausemint/documents'
import { type Citation, citationHref, parseCitationHref } from '@clausemint/protocol'
import type { Cite } from './citation-filter.ts'
import type { Passage } from './passage.ts'
import { readCitation, type WrittenCitation } from './written-citation.ts'

/** Verifies citations of the passages that were given, and writes them as links; and the way back. */
export interface Citer {
  cite: Cite
  /** What a model would have written for an answer that is shown, as far as that can be told: a beginning of it. */
  uncite(shown: string): string
}

/** An escape, or a link to a clause. */
const marks = /\\[\s\S]|\[((?:\\.|[^\\[\]\n]){1,300})\]\((clause:[^()\s]{1,400})\)/g

export function createCiter(passages: readonly Passage[]): Citer {
  const byNumber = new Map(passages.map((passage) => [passage.n, passage]))
  const anchorers = new Map<number, Anchorer>()

  function anchorerOf({ n, text }: Passage): Anchorer {
    const known = anchorers.get(n) ?? createAnchorer(text)
    anchorers.set(n, known)
    return known
  }

  function verify({ n, quote }: WrittenCitation): Citation | undefined {
    const passage = byNumber.get(n)
    if (!passage) return undefined
    const { clauseId, label, title, text, start, isWhole } = passage
    const all = isWhole ? { clauseId, label } : { clauseId, label, start, end: start + text.length }
    if (quote === undefined) return all
    const anchor = anchorerOf(passage).anchor(quote)
    if (anchor) return { clauseId, label, start: start + anchor.start, end: start + anchor.end }
    // It stands there more than once, or is the heading.
    return text.includes(quote) || createAnchorer(title).anchor(quote) ? all : undefined
  }

  const cite: Cite = (citations) => {
    const links = citations.flatMap((citation) => {
      const verified = verify(citation)
      return verified ? [linkOf(verified)] : []
    })
    return links.length === 0 ? undefined : [...new Set(links)].join(', ')
  }

  function writtenFor(href: string): string | undefined {
    const { clauseId, start, end } = parseCitationHref(href) ?? {}
    const parts = passages.filter((passage) => passage.clauseId === clauseId)
    if (start === undefined || end === undefined) return parts[0] && `[${parts[0].n}]`
    const part = parts.find(({ start: from, text }) => from <= start && end <= from + text.length)
    if (!part) return undefined
    if (!part.isWhole && part.start === start && part.start + part.text.length === end) return `[${part.n}]`
    return writeCitation(part.n, part.text.slice(start - part.start, end - part.start))
  }

  return {
    cite,
    uncite(shown) {
      let raw = ''
      let from = 0
      for (const { 0: link, 2: href, index } of shown.matchAll(marks)) {
        if (href === undefined) continue
        raw += shown.slice(from, index)
        const written = writtenFor(href)
        const read = written === undefined ? 'none' : readCitation(written)
        if (typeof read === 'string' || cite(read.citations) !== link) return raw
        raw += written
        from = index + link.length
      }
      return raw + shown.slice(from)
    },
  }
}

/** A citation as a model is asked to write it. */
export const writeCitation = (n: number, quote: string): string => `[${n}: "${quote}"]`

/** A label is of the contract, and may be made to look like a link. */
const linkOf = ({ label, ...place }: Citation): string =>
  `[${label.replace(/[\\`*_[\]<>!~|()]/g, '\\$&')}](${citationHref(place)})`

import type { PdfLine } from './pdf-lines.ts'

export interface PdfPage {
  number: number
  height: number
  width: number
  lines: PdfLine[]
}

/** Share of a page's height, at the top and at the bottom, where headers and footers stand. */
const band = 0.12
const pageNumber = /^(?:[-–—]\s*)?(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s*[-–—])?$/i

/** The same on every page but for its numbers. */
const pattern = (text: string): string => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')

/** Points from the edge of the page, and from the text, where only a header or footer stands. */
const edgeOfPage = 42
const outerEdge = 50
const lowestEdge = 32
const gapToText = 22

/** A line in the margin, with white between it and the text: furniture even where it stands on one page only. */
const standsApart = (page: PdfPage, line: PdfLine): boolean => {
  if (line.y > page.height - edgeOfPage) {
    return page.lines.every((other) => Math.abs(other.y - line.y) < 4 || line.y - other.y > gapToText)
  }
  return (
    line.y < lowestEdge && page.lines.every((other) => Math.abs(other.y - line.y) < 4 || other.y - line.y > gapToText)
  )
}

/** In the margin of the page, above or below any text. */
const isMargin = (page: PdfPage, line: PdfLine): boolean => line.y > page.height - outerEdge || line.y < outerEdge

/**
 * Takes headers, footers and page numbers off the pages: what stands at the edge and comes again on other pages, more
 * often the nearer it is to the text, for a clause lost is worse than a header kept. Returns what was taken, each once.
 */
export const removeFurniture = (pages: PdfPage[]): { kind: 'header' | 'footer'; line: PdfLine }[] => {
  const isTop = (page: PdfPage, line: PdfLine) => line.y > page.height * (1 - band)
  const isEdge = (page: PdfPage, line: PdfLine) => isTop(page, line) || line.y < page.height * band
  const keyOf = (page: PdfPage, line: PdfLine) => `${isTop(page, line)} ${Math.round(line.y)} ${pattern(line.text)}`
  const seen = new Map<string, Set<number>>()
  const see = (key: string, page: PdfPage) => {
    const on = seen.get(key) ?? new Set()
    on.add(page.number)
    seen.set(key, on)
  }
  for (const page of pages) {
    for (const line of page.lines) {
      if (!isEdge(page, line)) continue
      see(keyOf(page, line), page)
      see(`${keyOf(page, line)} ${line.text}`, page)
    }
  }
  // First pages, odd and even pages, and parts of a document may each have furniture of their own.
  const often = pages.length < 4 ? 2 : Math.max(3, Math.ceil(pages.length * 0.4))
  const removed = new Map<string, { kind: 'header' | 'footer'; line: PdfLine }>()
  const isFurniture = (page: PdfPage, line: PdfLine): boolean => {
    if (!isEdge(page, line)) return false
    if (standsApart(page, line) || (pageNumber.test(line.text) && (!line.shared || /^page/i.test(line.text))))
      return true
    const alike = /\p{L}{3}/u.test(line.text) ? (seen.get(keyOf(page, line))?.size ?? 0) : 0
    const same = seen.get(`${keyOf(page, line)} ${line.text}`)?.size ?? 0
    return Math.max(alike, same) >= (isMargin(page, line) ? 2 : often)
  }
  for (const page of pages) {
    const furniture = new Set(page.lines.filter((line) => isFurniture(page, line)))
    page.lines = page.lines.filter((line) => !furniture.has(line))
    for (const line of furniture) {
      const key = keyOf(page, line)
      if (!removed.has(key)) removed.set(key, { kind: isTop(page, line) ? 'header' : 'footer', line })
    }
  }
  return [...removed.values()]
}

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

/**
 * Takes headers, footers and page numbers off the pages: what stands at the edge and comes again on other pages.
 * Returns the lines taken off, each once.
 */
export const removeFurniture = (pages: PdfPage[]): { kind: 'header' | 'footer'; line: PdfLine }[] => {
  const isTop = (page: PdfPage, line: PdfLine) => line.y > page.height * (1 - band)
  const isEdge = (page: PdfPage, line: PdfLine) => isTop(page, line) || line.y < page.height * band
  const seen = new Map<string, Set<number>>()
  for (const page of pages) {
    for (const line of page.lines) {
      if (!isEdge(page, line)) continue
      const key = `${isTop(page, line)} ${Math.round(line.y)} ${pattern(line.text)}`
      const on = seen.get(key) ?? new Set()
      on.add(page.number)
      seen.set(key, on)
      const exact = seen.get(`${key} ${line.text}`) ?? new Set()
      exact.add(page.number)
      seen.set(`${key} ${line.text}`, exact)
    }
  }
  // First pages, odd and even pages may each have furniture of their own.
  const enough = Math.max(2, Math.ceil(pages.length / 4))
  const removed = new Map<string, { kind: 'header' | 'footer'; line: PdfLine }>()
  for (const page of pages) {
    page.lines = page.lines.filter((line) => {
      if (!isEdge(page, line)) return true
      const top = isTop(page, line)
      const key = `${top} ${Math.round(line.y)} ${pattern(line.text)}`
      if (standsApart(page, line)) {
        removed.set(`${key} ${page.number}`, { kind: top ? 'header' : 'footer', line })
        return false
      }
      const repeats =
        (/\p{L}{3}/u.test(line.text) && (seen.get(key)?.size ?? 0) >= enough) ||
        (seen.get(`${key} ${line.text}`)?.size ?? 0) > 1
      if (!repeats && !(pageNumber.test(line.text) && !line.shared)) return true
      if (!removed.has(key)) removed.set(key, { kind: top ? 'header' : 'footer', line })
      return false
    })
  }
  return [...removed.values()]
}

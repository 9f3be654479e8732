import { hyphenMender } from '../hyphenation.ts'
import { joinLines } from '../lines.ts'
import type { Paragraph } from '../paragraph.ts'
import { printedText } from '../printed-text.ts'
import { looksLikeTitle } from '../structure/clause-heading.ts'
import { typedLabel } from '../structure/printed-label.ts'
import type { PdfPage } from './page-furniture.ts'
import type { PdfLine } from './pdf-lines.ts'

/** Shares of the font's size. */
const sameMargin = 0.35
const looserThanPitch = 1.25

const commonest = (values: Iterable<[number, number]>): number => {
  const weights = new Map<number, number>()
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight)
  let best = 0
  let heaviest = 0
  for (const [value, weight] of weights) {
    if (weight > heaviest) {
      best = value
      heaviest = weight
    }
  }
  return best
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Lines at one margin that make its right edge certain. */
const certain = 4

/** How far right a line could have gone: where the others of its margin end, or the page's, before the next column. */
const rightMargins = (pages: readonly PdfPage[]): ((line: PdfLine) => number) => {
  const rights = new Map<string, number[]>()
  const pageRight = new Map<number, number>()
  const nextColumn = new Map<PdfLine, number>()
  const key = (line: PdfLine) => `${line.page} ${Math.round(line.left / 3)}`
  for (const page of pages) {
    const baselines = new Map<number, PdfLine[]>()
    for (const line of page.lines) {
      const own = rights.get(key(line))
      if (own) own.push(line.right)
      else rights.set(key(line), [line.right])
      if (!line.shared) continue
      const row = baselines.get(Math.round(line.y)) ?? []
      row.push(line)
      baselines.set(Math.round(line.y), row)
    }
    for (const row of baselines.values()) {
      row.sort((a, b) => a.left - b.left)
      row.forEach((line, i) => {
        const next = row[i + 1]
        if (next) nextColumn.set(line, next.left - line.size)
      })
    }
    // The few that reach furthest may be pictures' captions or notes at the edge.
    const ordered = page.lines.map((line) => line.right).sort((a, b) => b - a)
    pageRight.set(page.number, ordered[Math.min(2, ordered.length - 1)] ?? 0)
  }
  const widest = new Map([...rights].map(([at, all]) => [at, all.reduce((a, b) => Math.max(a, b), 0)]))
  return (line) => {
    const own = widest.get(key(line)) ?? line.right
    const column = nextColumn.get(line)
    if (column !== undefined) return Math.max(own, Math.min(column, pageRight.get(line.page) ?? own))
    if ((rights.get(key(line))?.length ?? 0) >= certain) return own
    return Math.max(own, pageRight.get(line.page) ?? 0)
  }
}

/** Puts lines together to paragraphs: a line goes on where the one before had no room for its first word. */
export const pdfParagraphs = (
  pages: readonly PdfPage[],
): { paragraphs: Paragraph[]; hidden: { text: string; page: number }[] } => {
  const lines = pages.flatMap((page) => page.lines)
  const pitches: [number, number][] = []
  lines.forEach((line, i) => {
    const next = lines[i + 1]
    if (next && next.page === line.page && next.y < line.y) pitches.push([round((line.y - next.y) / line.size), 1])
  })
  const pitch = Math.min(Math.max(commonest(pitches), 1), 2.6)
  const rightOf = rightMargins(pages)
  const keepsHyphen = hyphenMender(lines.map((line) => line.text))

  const goesOn = (block: readonly PdfLine[], line: PdfLine): boolean => {
    const before = block.at(-1)
    if (before === undefined) return false
    const size = Math.max(before.size, line.size)
    if (Math.abs(before.size - line.size) > size * 0.12) return false
    const ends = /[.;:!?]["”’)]*$/.test(before.text)
    const label = typedLabel(line.text, looksLikeTitle)
    const full = before.right + size * 0.2 + line.firstWord > rightOf(before) - size * 0.2
    if (!full) return false
    if (line.page !== before.page) return !ends && label?.strength !== 'strong' && !/^\p{Lu}{2}/u.test(line.text)
    const drop = before.y - line.y
    if (drop <= 0 || drop > size * pitch * looserThanPitch) return false
    const sameLeft = Math.abs(line.left - before.left) < size * sameMargin
    if (
      label &&
      (ends || /\b(?:and|or),?$/.test(before.text)) &&
      (!sameLeft || block.length === 1 || drop > size * pitch * 1.08)
    ) {
      return false
    }
    // A first line set in begins a paragraph, where the lines before it stood at the margin.
    if (ends && block.length > 1 && !sameLeft) return false
    return !(ends && drop > size * pitch * 1.12)
  }

  const paragraphs: Paragraph[] = []
  const hidden: { text: string; page: number }[] = []
  let block: PdfLine[] = []
  const flush = () => {
    const [first] = block
    if (first === undefined) return
    const printed = block.map((line) => printedText(line.text, { page: line.page, paragraph: line.index }))
    printed.forEach((line, i) => {
      if (line.hidden !== '') hidden.push({ text: line.hidden, page: block[i]?.page ?? first.page })
    })
    let emphasis = 0
    for (const line of block) {
      emphasis += line.emphasis
      if (line.emphasis < line.text.length) break
      emphasis += 1
    }
    const joined = joinLines(printed, keepsHyphen)
    paragraphs.push({
      ...joined,
      container: 'body',
      emphasis: Math.min(emphasis, joined.text.length),
      size: first.size,
      indent: Math.round(first.left / 4),
      place: { page: first.page, paragraph: first.index },
    })
    block = []
  }
  for (const line of lines) {
    if (!goesOn(block, line)) flush()
    block.push(line)
  }
  flush()
  return { paragraphs, hidden }
}

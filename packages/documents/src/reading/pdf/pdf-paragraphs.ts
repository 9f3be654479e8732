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
/** A heading is set this much larger than the text. */
const headingScale = 1.12

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

/** How far right lines reach that begin at one margin of one page: there a line is full. */
const rightMargins = (pages: readonly PdfPage[]): ((line: PdfLine) => number) => {
  const byMargin = new Map<string, number>()
  const byPage = new Map<number, number>()
  const key = (line: PdfLine) => `${line.page} ${Math.round(line.left / 3)}`
  for (const page of pages) {
    for (const line of page.lines) {
      byMargin.set(key(line), Math.max(byMargin.get(key(line)) ?? 0, line.right))
      if (!line.shared) byPage.set(line.page, Math.max(byPage.get(line.page) ?? 0, line.right))
    }
  }
  return (line) => {
    const own = byMargin.get(key(line)) ?? line.right
    return line.shared ? own : Math.max(own, byPage.get(line.page) ?? 0)
  }
}

/** Puts lines together to paragraphs: a line goes on where the one before had no room for its first word. */
export const pdfParagraphs = (
  pages: readonly PdfPage[],
): { paragraphs: Paragraph[]; hidden: { text: string; page: number }[] } => {
  const lines = pages.flatMap((page) => page.lines)
  const bodySize = commonest(lines.map((line) => [round(line.size), line.text.length]))
  const pitches: [number, number][] = []
  lines.forEach((line, i) => {
    const next = lines[i + 1]
    if (next && next.page === line.page && next.y < line.y) pitches.push([round((line.y - next.y) / line.size), 1])
  })
  const pitch = Math.min(Math.max(commonest(pitches), 1), 2.6)
  const rightOf = rightMargins(pages)
  const keepsHyphen = hyphenMender(lines.map((line) => line.text))
  const sizes = [...new Set(lines.map((line) => round(line.size)))].filter((size) => size >= bodySize * headingScale)
  sizes.sort((a, b) => b - a)

  const goesOn = (block: readonly PdfLine[], line: PdfLine): boolean => {
    const before = block.at(-1)
    if (before === undefined) return false
    const size = Math.max(before.size, line.size)
    if (Math.abs(before.size - line.size) > size * 0.12) return false
    const ends = /[.;:!?]["”’)]*$/.test(before.text)
    const label = typedLabel(line.text, looksLikeTitle)
    const full = before.right + size * 0.2 + line.firstWord > rightOf(before) + size * 0.1
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
    const rank = sizes.indexOf(round(first.size))
    paragraphs.push({
      ...joined,
      container: 'body',
      emphasis: Math.min(emphasis, joined.text.length),
      indent: Math.round(first.left / 4),
      place: { page: first.page, paragraph: first.index },
      ...(rank >= 0 && block.length <= 3 ? { headingLevel: Math.min(rank, 8) } : {}),
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

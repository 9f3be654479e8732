import { hyphenMender } from '../hyphenation.ts'
import { joinLines } from '../lines.ts'
import type { Paragraph } from '../paragraph.ts'
import { printedText } from '../printed-text.ts'
import { looksLikeTitle } from '../structure/clause-heading.ts'
import { bullet, listMemory, typedLabel } from '../structure/printed-label.ts'
import type { PdfPage } from './page-furniture.ts'
import type { PdfLine } from './pdf-lines.ts'

/** Shares of the font's size. */
const sameMargin = 0.35
const looserThanPitch = 1.25
const furthestIndent = 6
const slack = 0.6
const gutter = 1.6
/** Lines of one cell stand close, whatever the text around the table does. */
const cellPitch = 1.48
/** Lines between the foot of a column and the head of the next one; few cells of a table are as high. */
const columnRise = 8
/** Words no sentence ends with. */
const leaning = /\b(?:the|a|an|of|to|and|or|by|in|any|its|this|such|for|with|from|on|at|as|is|are|not|under)$/

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

/** Heights of a line, up and down, within which another column is looked for; and how many lines are looked at. */
const beside = 0.9
const mostBeside = 60
/** Lines at one margin that make its right edge certain. */
const certain = 4
/** Shares of the width of the text: how far a margin's own lines must reach to tell its edge. */
const reaches = 0.85
const onlyShortLines = 0.6

/**
 * How far right a line could have gone: where the others of its margin end, or the text of the page, or where the next
 * column begins.
 */
const rightMargins = (
  pages: readonly PdfPage[],
): { rightOf: (line: PdfLine) => number; isCell: (line: PdfLine) => boolean } => {
  const rights = new Map<string, { widest: number; count: number }>()
  const pageRight = new Map<number, number>()
  const nextColumn = new Map<PdfLine, number>()
  const key = (line: PdfLine) => `${line.page} ${Math.round(line.left / 3)}`
  for (const page of pages) {
    let leftmost = page.width
    for (const line of page.lines) {
      const own = rights.get(key(line)) ?? { widest: 0, count: 0 }
      rights.set(key(line), { widest: Math.max(own.widest, line.right), count: own.count + 1 })
      leftmost = Math.min(leftmost, line.left)
    }
    columnsBeside(page.lines, nextColumn)
    // Lower lines of a cell may have nothing beside them: they end where the cell's first line does.
    const columns = new Map<string, number>()
    for (const line of page.lines) {
      const column = nextColumn.get(line)
      if (column !== undefined) columns.set(key(line), Math.min(column, columns.get(key(line)) ?? column))
    }
    for (const line of page.lines) {
      const column = columns.get(key(line))
      if (column !== undefined && column > line.right && !nextColumn.has(line)) nextColumn.set(line, column)
    }
    // The few that reach furthest may be captions of pictures or notes at the edge.
    const ordered = page.lines.map((line) => line.right).sort((a, b) => b - a)
    const seen = ordered[Math.min(2, ordered.length - 1)] ?? 0
    const symmetric = page.width - leftmost
    pageRight.set(page.number, seen < symmetric * onlyShortLines ? symmetric : seen)
  }
  const rightOf = (line: PdfLine): number => {
    const own = rights.get(key(line)) ?? { widest: line.right, count: 1 }
    const page = pageRight.get(line.page) ?? own.widest
    const column = nextColumn.get(line)
    if (column !== undefined) return Math.max(line.right, Math.min(column - line.size * gutter, page))
    if (own.count >= certain && own.widest > page * reaches) return own.widest
    return Math.max(own.widest, page)
  }
  return { rightOf, isCell: (line) => nextColumn.has(line) || line.shared }
}

/** For each line, where a column to its right begins: another line beside it, or beside its neighbours of one cell. */
const columnsBeside = (lines: readonly PdfLine[], found: Map<PdfLine, number>): void => {
  const ordered = lines.toSorted((a, b) => b.y - a.y)
  let first = 0
  ordered.forEach((line, i) => {
    while (first < i && (ordered[first]?.y ?? 0) > line.y + line.size * beside) first++
    // A page of a thousand lines on one spot must not cost their square.
    const last = Math.min(ordered.length, first + mostBeside)
    for (let k = first; k < last; k++) {
      const other = ordered[k]
      if (other === undefined || other.y < line.y - line.size * beside) break
      if (other.left <= line.right + line.size * 0.5) continue
      const known = found.get(line)
      if (known === undefined || other.left < known) found.set(line, other.left)
    }
  })
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
  const { rightOf, isCell } = rightMargins(pages)
  const keepsHyphen = hyphenMender(lines.map((line) => line.text))

  const lists = listMemory()

  const goesOn = (block: readonly PdfLine[], line: PdfLine): boolean => {
    const before = block.at(-1)
    if (before === undefined) return false
    const size = Math.max(before.size, line.size)
    if (Math.abs(before.size - line.size) > size * 0.12) return false
    const ends = /[.;:!?]["”’)]*$/.test(before.text)
    const label = typedLabel(line.text, looksLikeTitle)
    const full = before.right + size * 0.2 + line.firstWord > rightOf(before) - size * slack
    // Small letters after no full stop go on with a sentence, however early a narrow cell broke it.
    const midSentence =
      !ends &&
      label === undefined &&
      /\s\S+\s/.test(before.text) &&
      /^\p{Ll}/u.test(line.text) &&
      !/[,_]$/.test(before.text)
    const stepsDown = before.page === line.page && Math.abs(line.left - before.left) < size * sameMargin
    if (!full && !(midSentence && stepsDown && before.y - line.y < size * cellPitch)) return false
    if (
      label &&
      label.label !== bullet &&
      lists.continues(label.label) &&
      (ends || /[,]$|\b(?:and|or),?$/.test(before.text))
    )
      return false
    if (line.page !== before.page) return !ends && label?.strength !== 'strong' && !/^\p{Lu}{2}/u.test(line.text)
    const drop = before.y - line.y
    // From the foot of a column to the head of the next one, in the middle of a sentence.
    if (-drop > size * pitch * columnRise && line.left > before.right)
      return !ends && label === undefined && (/^\p{Ll}/u.test(line.text) || leaning.test(before.text))
    const loosest = isCell(before) ? Math.min(pitch * looserThanPitch, cellPitch) : pitch * looserThanPitch
    if (drop < size * 0.6 || drop > size * loosest) return false
    const centred = Math.abs(line.left + line.right - before.left - before.right) < size
    if (!centred && Math.abs(line.left - before.left) > size * furthestIndent) return false
    const sameLeft = centred || Math.abs(line.left - before.left) < size * sameMargin
    if (label && ends && (!sameLeft || block.length === 1 || drop > size * pitch * 1.08)) return false
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
    if (!goesOn(block, line)) {
      flush()
      // Known before its last line: where one item is full to the margin, only its number tells the next one.
      const label = typedLabel(line.text, looksLikeTitle)
      if (label) lists.begin(label.label)
    }
    block.push(line)
  }
  flush()
  return { paragraphs, hidden }
}

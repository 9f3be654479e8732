import { joinLines, type PrintedLine } from '../lines.ts'
import type { Paragraph, ReadParagraphs, TextSpan } from '../paragraph.ts'
import { printedText } from '../printed-text.ts'
import { ReadError, throwIfCancelled } from '../read-error.ts'
import { mostParagraphs } from '../read-limits.ts'
import type { HiddenText } from '../read-result.ts'
import type { ReaderContext } from '../reader-context.ts'
import { looksLikeTitle } from '../structure/clause-heading.ts'
import { bullet, listMemory, typedLabel } from '../structure/printed-label.ts'
import { decodeText, linesOf } from './decode-text.ts'
import { inlineMarkdown } from './inline-markdown.ts'
import { beginsNumbered, indentOf } from './read-text.ts'
import { textParagraphs } from './text-paragraphs.ts'

interface MarkdownLine extends PrintedLine {
  emphasis: number
}

interface Shape {
  container: Paragraph['container']
  headingLevel?: number
  label?: string
  indent: number
}

const isTableRow = (line: string): boolean => /^\s*\|/.test(line) && line.trimEnd().endsWith('|')
/** The line under a table's head: nothing but bars, dashes and colons. */
const isTableRule = (line: string): boolean => line.includes('|') && line.includes('-') && /^[\s:|-]+$/.test(line)
const rule = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/

/** Reads Markdown: headings, lists, tables and notes; its marks are taken out of the words. */
export const readMarkdown = async ({ bytes, limits, signal, progress }: ReaderContext): Promise<ReadParagraphs> => {
  progress('opening', 0, 1)
  const { text, replaced } = decodeText(bytes, limits)
  throwIfCancelled(signal)
  progress('parsing', 0, 1)
  const hidden: HiddenText[] = []
  const paragraphs: Paragraph[] = []
  const lists = listMemory()
  let gathered: MarkdownLine[] = []
  let shape: Shape = { container: 'body', indent: 0 }
  let fenced = false
  let commented = false

  const printed = (raw: string, from: number, line: number): MarkdownLine => {
    const place = { paragraph: line }
    const inline = inlineMarkdown(raw, from)
    for (const found of inline.hidden) hidden.push({ text: found, why: 'markup', place, inTree: false })
    const clean = printedText(inline.pieces.map((piece) => piece.text).join(''), place)
    if (clean.hidden !== '') hidden.push({ text: clean.hidden, why: 'zero-width', place, inTree: false })
    const spans: TextSpan[] = []
    let at = 0
    let which = 0
    for (const piece of inline.pieces) {
      const end = at + piece.text.length
      for (; which < clean.spans.length; which++) {
        const span = clean.spans[which]
        if (span === undefined || span.from >= end) break
        const from = Math.max(span.from, at)
        const length = Math.min(span.from + span.length, end) - from
        if (length > 0)
          spans.push({ start: span.start + from - span.from, length, place, from: piece.from + from - at })
        if (span.from + span.length > end) break
      }
      at = end
    }
    return { text: clean.text, spans, emphasis: Math.min(inline.emphasis, clean.text.length) }
  }

  const flush = () => {
    const [first] = gathered
    const place = first?.spans[0]?.place
    if (first && place) {
      if (paragraphs.length >= mostParagraphs(limits)) throw new ReadError('too_many_pages', 'paragraphs')
      paragraphs.push({ ...joinLines(gathered, () => true), ...shape, emphasis: first.emphasis, place })
    }
    gathered = []
    shape = { container: 'body', indent: 0 }
  }
  const single = (line: MarkdownLine, as: Shape) => {
    flush()
    shape = as
    gathered = [line]
    flush()
  }

  linesOf(text, /\r\n|[\n\r]/, limits).forEach((whole, number) => {
    const quote = /^(?:\s{0,3}>\s?)+/.exec(whole)?.[0].length ?? 0
    const raw = whole.slice(quote)
    const place = { paragraph: number }
    if (commented || /^\s*<!--(?!.*-->)/.test(raw)) {
      commented = !raw.includes('-->')
      const words = raw.replace(/<!--|-->/g, '').trim()
      if (words !== '') hidden.push({ text: words, why: 'markup', place, inTree: false })
      return
    }
    if (/^\s*(?:```|~~~)/.test(raw)) {
      fenced = !fenced
      flush()
      return
    }
    if (raw.trim() === '') {
      flush()
      return
    }
    const underline = /^\s{0,3}(=+|-+)\s*$/.exec(raw)?.[1]
    if (underline !== undefined && gathered.length === 1 && shape.label === undefined && !fenced) {
      shape = { ...shape, headingLevel: underline.startsWith('=') ? 0 : 1 }
      flush()
      return
    }
    if (rule.test(raw) || isTableRule(raw)) {
      flush()
      return
    }
    const heading = fenced ? null : /^\s{0,3}(#{1,6})\s+/.exec(raw)
    if (heading) {
      const words = raw.replace(/\s+#+\s*$/, '')
      const line = printed(words.slice(heading[0].length), quote + heading[0].length, number)
      single(line, { container: 'body', headingLevel: (heading[1] ?? '').length - 1, indent: 0 })
      return
    }
    if (isTableRow(raw) && !fenced) {
      let at = quote
      for (const cell of whole.slice(quote).split(/(?<!\\)\|/)) {
        const line = printed(cell, at, number)
        if (line.text !== '') single(line, { container: 'cell', indent: 0 })
        at += cell.length + 1
      }
      return
    }
    const note = /^\[\^([^\]\s]{1,40})\]:\s*/.exec(raw)
    if (note) {
      flush()
      shape = { container: 'footnote', label: note[1] ?? '', indent: 0 }
      gathered = [printed(raw.slice(note[0].length), quote + note[0].length, number)]
      return
    }
    const indent = indentOf(raw)
    const item = /^\s*(?:[-*+•]\s+)/.exec(raw)
    if (item) {
      flush()
      const line = printed(raw.slice(item[0].length), quote + item[0].length, number)
      // `- (a) words`: the dash is there for Markdown, the number is the author's.
      const typed = typedLabel(line.text, looksLikeTitle)
      shape = { container: 'body', indent, ...(typed && typed.label !== bullet ? {} : { label: bullet }) }
      gathered = [line]
      return
    }
    const line = printed(raw, quote, number)
    const before = gathered.at(-1)
    const startsItem = /^\s*\d{1,3}[.)]\s/.test(raw) || beginsNumbered(line.text, before?.text, lists)
    if (startsItem || (before && fenced)) flush()
    if (gathered.length === 0) {
      shape = { ...shape, indent }
      const label = typedLabel(line.text, looksLikeTitle)?.label
      if (label !== undefined) lists.begin(label)
    }
    gathered.push(line)
  })
  flush()
  progress('parsing', 1, 1)
  return textParagraphs('md', { paragraphs, hidden, replaced })
}

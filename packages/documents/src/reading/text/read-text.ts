import { endsWithHyphen, hyphenMender } from '../hyphenation.ts'
import { joinLines, type PrintedLine } from '../lines.ts'
import type { Paragraph, ReadParagraphs } from '../paragraph.ts'
import { printedText } from '../printed-text.ts'
import { ReadError, throwIfCancelled } from '../read-error.ts'
import { mostParagraphs } from '../read-limits.ts'
import type { HiddenText } from '../read-result.ts'
import type { ReaderContext } from '../reader-context.ts'
import { looksLikeTitle } from '../structure/clause-heading.ts'
import { type ListMemory, listMemory, typedLabel } from '../structure/printed-label.ts'
import { decodeText, linesOf } from './decode-text.ts'
import { textParagraphs } from './text-paragraphs.ts'

/** Beyond this a line was not broken by hand or by a formatter: each line is a paragraph. */
const widestWrap = 120
const narrowestWrap = 45
/** A line this much shorter than the widest was not broken for want of room. */
const fullShare = 0.75

interface TextLine extends PrintedLine {
  indent: number
  /** Length with its indent. */
  width: number
}

/** The distance of a line's first letter from the margin; a tab counts four. */
export const indentOf = (line: string): number => {
  const space = /^[ \t]*/.exec(line)?.[0] ?? ''
  return space.replaceAll('\t', '    ').length
}

/** Whether a line begins a numbered paragraph, and not the middle of a sentence that quotes a number. */
export const beginsNumbered = (text: string, before: string | undefined, lists: ListMemory): boolean => {
  const label = typedLabel(text, looksLikeTitle)?.label
  if (label === undefined) return false
  return (
    before === undefined || /[.;:,)”"]$|\b(?:and|or)$/i.test(before) || looksLikeTitle(before) || lists.continues(label)
  )
}

/** Reads plain text: blank lines part paragraphs, and lines broken for width are put together again. */
export const readText = async ({ bytes, limits, signal, progress }: ReaderContext): Promise<ReadParagraphs> => {
  progress('opening', 0, 1)
  const { text, replaced } = decodeText(bytes, limits)
  throwIfCancelled(signal)
  progress('parsing', 0, 1)
  const hidden: HiddenText[] = []
  const lines: TextLine[] = linesOf(text, /\r\n|[\n\r\f\v\u2028\u2029]/, limits).map((raw, number) => {
    const place = { paragraph: number }
    const printed = printedText(raw, place)
    if (printed.hidden !== '') hidden.push({ text: printed.hidden, why: 'zero-width', place, inTree: false })
    return { text: printed.text, spans: printed.spans, indent: indentOf(raw), width: raw.trimEnd().length }
  })
  let widest = 0
  for (const line of lines) widest = Math.max(widest, line.width)
  const wrapped = widest >= narrowestWrap && widest <= widestWrap
  const keepsHyphen = hyphenMender(wrapped ? lines.map((line) => line.text) : [])

  const paragraphs: Paragraph[] = []
  const lists = listMemory()
  let gathered: TextLine[] = []
  const flush = () => {
    const [first] = gathered
    const place = first?.spans[0]?.place
    if (first && place) {
      if (paragraphs.length >= mostParagraphs(limits)) throw new ReadError('too_many_pages', 'paragraphs')
      paragraphs.push({
        ...joinLines(gathered, keepsHyphen),
        container: 'body',
        emphasis: 0,
        indent: first.indent,
        place,
      })
    }
    gathered = []
  }
  for (const line of lines) {
    const before = gathered.at(-1)
    if (line.text === '') {
      flush()
      continue
    }
    const goesOn =
      before !== undefined &&
      wrapped &&
      (before.width >= widest * fullShare || endsWithHyphen(before.text) || /^\p{Ll}/u.test(line.text)) &&
      !beginsNumbered(line.text, before.text, lists)
    if (!goesOn) {
      flush()
      const label = typedLabel(line.text, looksLikeTitle)?.label
      if (label !== undefined) lists.begin(label)
    }
    gathered.push(line)
  }
  flush()
  progress('parsing', 1, 1)
  return textParagraphs('txt', { paragraphs, hidden, replaced })
}

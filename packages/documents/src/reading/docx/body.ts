import type { SourcePlace } from '@clausemint/protocol'
import type { Paragraph } from '../paragraph.ts'
import { printedText } from '../printed-text.ts'
import { ReadError } from '../read-error.ts'
import { mostParagraphs, type ReadLimits } from '../read-limits.ts'
import { listMemory } from '../structure/printed-label.ts'
import { chosenBranch } from './alternate-content.ts'
import { numberOfCell, withNumber } from './number-column.ts'
import type { Numbering } from './numbering.ts'
import { paragraphText, type RawParagraph, revisionOf, type TextContext } from './paragraph-text.ts'
import type { ParagraphLook } from './styles.ts'
import { typedLines } from './typed-lines.ts'
import { child, childrenOf, isElement, toggle, valueIn, type XmlElement } from './xml-tree.ts'

export interface BodyContext extends TextContext {
  numbering: Numbering
  limits: ReadLimits
  /** Paragraphs of a footnote or endnote, by its reference. */
  note(kind: 'footnote' | 'endnote', id: string): Paragraph[]
  /** Styles of tables that shade their cells: what is white there may be plain to see. */
  shadedTableStyles: ReadonlySet<string>
  /** Ranges of comments that begin between two paragraphs. */
  waitingComments: string[]
}

interface Surroundings {
  container: Paragraph['container']
  /** Shading of the innermost cell; `unknown` where a table's style shades. */
  behind: string | undefined
  /** Inside a table of contents. */
  isContents: boolean
}

const contentsStyle = /^(?:toc ?\d|table of figures)/
const headingName = /^heading ([1-9])$/

/** The level of a heading, from the outline level or the name of the style; undefined for ordinary paragraphs. */
const headingLevelOf = (look: ParagraphLook): number | undefined => {
  if (look.styleName === 'title') return 0
  const named = headingName.exec(look.styleName)?.[1]
  const outline = look.outlineLevel
  if (outline !== undefined && outline >= 0 && outline < 9) return outline
  return named === undefined ? undefined : Number(named) - 1
}

/** Paragraphs whose marks are gone (deleted, or style separators) run on into one. */
const join = (parts: readonly Paragraph[], keepsFirst: boolean): Paragraph | undefined => {
  const shape = keepsFirst ? parts[0] : parts.at(-1)
  if (shape === undefined || parts.length < 2) return shape
  const texts: string[] = []
  const spans: Paragraph['spans'] = []
  let length = 0
  for (const part of parts) {
    if (part.text === '') continue
    if (length > 0) length++
    for (const span of part.spans) spans.push({ ...span, start: span.start + length })
    texts.push(part.text)
    length += part.text.length
  }
  const emphasis = parts.find((part) => part.text !== '')?.emphasis ?? 0
  return { ...shape, text: texts.join(' '), emphasis, spans }
}

/** Reads the block content of a part (a body, a footnote, a header) into paragraphs, in reading order. */
export const readBlocks = (root: XmlElement, context: BodyContext, container: Paragraph['container']): Paragraph[] => {
  const paragraphs: Paragraph[] = []
  let carried: Paragraph[] = []
  let keepsFirst = false
  const lists = listMemory()
  const emitCarried = () => {
    const whole = join(carried, keepsFirst)
    carried = []
    if (whole) emit(whole)
  }

  const emit = (paragraph: Paragraph) => {
    if (paragraphs.length >= mostParagraphs(context.limits)) throw new ReadError('too_many_pages', 'paragraphs')
    if (paragraph.text !== '' || (paragraph.label !== undefined && paragraph.label !== '•')) paragraphs.push(paragraph)
  }

  const readParagraph = (element: XmlElement, around: Surroundings) => {
    const properties = child(element, 'w:pPr')
    const mark = child(properties, 'w:rPr')
    const look = context.styles.paragraph(properties)
    const place: SourcePlace = { part: context.part, paragraph: element.paragraph }
    for (const id of context.waitingComments.splice(0)) {
      const opened = { place, start: 0, end: 0, quote: '' }
      context.openComments.set(id, opened)
      context.anchors.set(id, opened)
    }
    const read: RawParagraph = paragraphText(element, look.run, around.behind, context)
    const printed = printedText(read.raw, place)
    if (printed.hidden !== '') context.hidden.push({ text: printed.hidden, why: 'zero-width', place, inTree: false })
    const inserted = child(mark, 'w:ins')
    const deleted = child(mark, 'w:del') ?? child(mark, 'w:moveFrom')
    if (inserted) context.revisions.push(revisionOf(inserted, 'paragraph-insertion', '', place, read.raw.length))
    if (deleted) context.revisions.push(revisionOf(deleted, 'paragraph-deletion', '', place, read.raw.length))
    for (const changed of [child(properties, 'w:pPrChange'), child(mark, 'w:rPrChange')]) {
      if (changed) context.revisions.push(revisionOf(changed, 'formatting', '', place, 0))
    }
    // Empty paragraphs that only carry a section break, or whose mark is hidden, take no number in Word.
    const carriesOnlyMark = deleted ?? child(properties, 'w:sectPr') ?? toggle(mark, 'w:vanish') === true
    const gone = printed.text === '' && carriesOnlyMark !== false
    const number = gone ? undefined : context.numbering.next(look)
    const level = headingLevelOf(look)
    const inContents = around.isContents || contentsStyle.test(look.styleName)
    const starts = read.raw.includes('\n') ? typedLines(read.raw, number?.label, lists) : [0]
    const separates = toggle(mark, 'w:specVanish') === true
    starts.forEach((start, i) => {
      const end = starts[i + 1] ?? read.raw.length
      const { text, spans } = starts.length === 1 ? printed : printedText(read.raw.slice(start, end), place, start)
      const set = read.raw.slice(start, Math.min(read.emphasis, end))
      if (i > 0) emitCarried()
      else if (carried.length === 0) keepsFirst = separates
      carried.push({
        text,
        container: around.container,
        emphasis: Math.min(printedText(set, place).text.length, text.length),
        size: read.size,
        place,
        spans,
        ...(number === undefined || i > 0 ? {} : { label: number.label, indent: number.level }),
        ...(level === undefined || i > 0 ? {} : { headingLevel: level }),
        ...(look.styleName === 'title' && i === 0 ? { isTitle: true } : {}),
        ...(inContents ? { isContents: true } : {}),
      })
    })
    if (!deleted && !separates) emitCarried()
    for (const box of read.boxes) walk(box, around)
    for (const note of read.notes) for (const line of context.note(note.kind, note.id)) emit(line)
  }

  const readTable = (table: XmlElement, around: Surroundings) => {
    const style = valueIn(child(table, 'w:tblPr'), 'w:tblStyle')
    const tableShade = style !== undefined && context.shadedTableStyles.has(style) ? 'unknown' : undefined
    for (const row of rowsOf(table)) {
      const change = child(row, 'w:trPr')
      const place: SourcePlace = { part: context.part }
      const inserted = child(change, 'w:ins')
      const deleted = child(change, 'w:del')
      if (inserted) context.revisions.push(revisionOf(inserted, 'row-insertion', '', place, 0))
      if (deleted) context.revisions.push(revisionOf(deleted, 'row-deletion', '', place, 0))
      /** A number that stands alone in its cell, until the next cell says what it numbers. */
      let number: Paragraph | undefined
      for (const cell of cellsOf(row)) {
        const from = paragraphs.length
        const fill = child(child(cell, 'w:tcPr'), 'w:shd')?.attributes['w:fill']
        const behind = fill === undefined || fill === 'auto' ? (tableShade ?? around.behind) : fill.toUpperCase()
        walk(cell, { ...around, container: around.container === 'footnote' ? 'footnote' : 'cell', behind })
        const read = paragraphs.slice(from)
        if (read.length === 0) continue
        paragraphs.length = from
        const label = number && numberOfCell([number])
        const whole = number && label !== undefined ? withNumber(read, number, label) : undefined
        const before = number && !whole ? [number] : []
        number = !whole && numberOfCell(read) !== undefined ? read[0] : undefined
        paragraphs.push(...before, ...(number ? [] : (whole ?? read)))
      }
      if (number) paragraphs.push(number)
    }
  }

  const walk = (element: XmlElement, around: Surroundings) => {
    for (const part of element.children) {
      if (!isElement(part)) continue
      if (part.name === 'w:p') readParagraph(part, around)
      else if (part.name === 'w:tbl') readTable(part, around)
      else if (part.name === 'w:commentRangeStart') context.waitingComments.push(part.attributes['w:id'] ?? '')
      else if (part.name === 'w:commentRangeEnd') context.openComments.delete(part.attributes['w:id'] ?? '')
      else if (part.name === 'mc:AlternateContent') {
        const branch = chosenBranch(part)
        if (branch) walk(branch, around)
      } else if (part.name === 'w:sdt') {
        const content = child(part, 'w:sdtContent')
        if (content) walk(content, isContents(part) ? { ...around, isContents: true } : around)
      } else if (!part.name.endsWith('Pr')) walk(part, around)
    }
  }

  walk(root, { container, behind: undefined, isContents: false })
  emitCarried()
  return paragraphs
}

/** A content control that Word keeps a table of contents in. */
const isContents = (control: XmlElement): boolean =>
  valueIn(child(child(control, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery') === 'Table of Contents'

/** Rows and cells may be wrapped in content controls and custom XML. */
const unwrapped = (element: XmlElement, name: string): XmlElement[] =>
  childrenOf(element).flatMap((part) => {
    if (part.name === name) return [part]
    if (part.name === 'w:sdt') {
      const content = child(part, 'w:sdtContent')
      return content ? unwrapped(content, name) : []
    }
    return part.name === 'w:customXml' || part.name === 'w:ins' ? unwrapped(part, name) : []
  })
const rowsOf = (table: XmlElement): XmlElement[] => unwrapped(table, 'w:tr')
const cellsOf = (row: XmlElement): XmlElement[] => unwrapped(row, 'w:tc')

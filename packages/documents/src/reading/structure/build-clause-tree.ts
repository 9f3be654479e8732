import type { Clause, ClauseTree } from '@clausemint/protocol'
import { speaksToMachine } from '../../machine-instructions.ts'
import type { Paragraph, TextSpan } from '../paragraph.ts'
import type { SourceSpan } from '../read-result.ts'
import { looksLikeTitle, splitHeading } from './clause-heading.ts'
import { clauseIds } from './clause-id.ts'
import { clauseKind } from './clause-kind.ts'
import { withHeadingSizes } from './heading-size.ts'
import { isAttachment, Outline } from './outline.ts'
import { bullet, type LabelReading, readLabel, type TypedLabel, typedLabel } from './printed-label.ts'
import { contentsEntries, isContentsTitle } from './table-of-contents.ts'

export interface BuiltTree {
  tree: ClauseTree
  sourceMap: SourceSpan[]
}

interface Numbered {
  paragraph: Paragraph
  typed: TypedLabel | undefined
  /** The label as printed, whoever printed it; empty where there is none. */
  label: string
  readings: LabelReading[]
  /** An entry of a table of contents: its number and words are a clause's, it is none. */
  isEntry: boolean
}

const signature =
  /^(?:in witness whereof|signed (?:by|for)|executed (?:as|by)|accepted and agreed|by:|signature\b|sincerely)/i
/** Parts that stand before the first clause. */
const opening =
  /^(?:(?:table of )?contents|(?:the )?parties|between|background|recitals?|preamble|whereas|witnesseth|agreed terms?|it is agreed|now,? therefore)$/i
/** How far a typed number may run ahead of its list before it is taken for a number in a sentence. */
const maxGap = { strong: 1000, medium: 12, weak: 1 }

/** The number of a paragraph: printed by the word processor, or typed at its beginning. */
const numbered = (paragraph: Paragraph): Numbered => {
  const typed =
    paragraph.label === undefined || paragraph.label === bullet ? typedLabel(paragraph.text, looksLikeTitle) : undefined
  const label = typed && !(typed.label === bullet && paragraph.label === bullet) ? typed.label : (paragraph.label ?? '')
  return {
    paragraph,
    typed: typed?.label === label ? typed : undefined,
    label,
    readings: label === '' ? [] : readLabel(label),
    isEntry: false,
  }
}

const entry = (paragraph: Paragraph): Numbered => ({
  paragraph,
  typed: undefined,
  label: '',
  readings: [],
  isEntry: true,
})

const sliceSpans = (spans: readonly TextSpan[], start: number, end: number): TextSpan[] =>
  spans.flatMap((span) => {
    const from = Math.max(span.start, start)
    const to = Math.min(span.start + span.length, end)
    return to > from
      ? [{ start: from - start, length: to - from, place: span.place, from: span.from + from - span.start }]
      : []
  })

/** Of several readings, the one that goes on with what is open; `next` is the label after this one. */
const chooseReading = (
  readings: readonly LabelReading[],
  next: readonly LabelReading[],
  indent: number | undefined,
  outline: Outline<Clause>,
): LabelReading | undefined => {
  if (readings.length < 2) return readings[0]
  const goesOn = (reading: LabelReading) =>
    next.some((after) => after.shape === reading.shape && after.value === reading.value + 1)
  const follows = readings.filter((reading) => outline.distance(reading, indent) === 1)
  if (follows.length === 1 && readings.every((reading) => reading === follows[0] || reading.value !== 1))
    return follows[0]
  const deepest = follows.toSorted((a, b) => outline.depthOf(b, indent) - outline.depthOf(a, indent))
  const begins = readings.filter((reading) => reading.value === 1)
  return [...deepest, ...begins].find(goesOn) ?? deepest[0] ?? begins[0] ?? readings[0]
}

/** A number typed in the text is one only where it fits: `1993. The year` begins no clause. */
const isAccepted = (item: Numbered, indent: number | undefined, outline: Outline<Clause>): boolean => {
  if (item.typed === undefined || item.typed.label === bullet) return true
  if (item.typed.strength === 'strong') return true
  const gaps = item.readings.flatMap((reading) => outline.distance(reading, indent) ?? [])
  const limit = maxGap[item.typed.strength]
  if (gaps.some((gap) => gap >= 0 && gap <= limit)) return true
  return item.typed.strength === 'medium' && /^[\p{Lu}“"([]/u.test(item.typed.rest) && !/^\d{4}/.test(item.typed.label)
}

/**
 * Builds the clause tree from paragraphs, whatever format they came from: numbers decide what is in what, the text
 * decides what is a heading. Linear in the length of the document.
 */
export const buildClauseTree = (paragraphs: readonly Paragraph[]): BuiltTree => {
  const sized = withHeadingSizes(paragraphs)
  const entries = contentsEntries(sized)
  const items = sized.map((paragraph) => (entries.has(paragraph) ? entry(paragraph) : numbered(paragraph)))
  const nextNumbered: (Numbered | undefined)[] = []
  let upcoming: Numbered | undefined
  for (let i = items.length - 1; i >= 0; i--) {
    nextNumbered[i] = upcoming
    const item = items[i]
    if (item && item.label !== '' && item.label !== bullet && item.paragraph.container !== 'footnote') upcoming = item
  }

  const tree: ClauseTree = { clauses: [] }
  const sourceMap: SourceSpan[] = []
  const outline = new Outline<Clause>()
  const newId = clauseIds()
  let last: Clause | undefined
  let seenLabel = false

  const addSpans = (clauseId: string, field: SourceSpan['field'], spans: TextSpan[]) => {
    for (const span of spans) sourceMap.push({ clauseId, field, ...span })
  }

  items.forEach((item, i) => {
    const { paragraph } = item
    const next = nextNumbered[i]
    const nextReadings = next?.readings ?? []
    const indent = paragraph.indent
    const isFootnote = paragraph.container === 'footnote'
    const labelled = item.label !== '' && (isFootnote || isAccepted(item, indent, outline))
    const cut = labelled ? (item.typed?.length ?? 0) : 0
    const label = labelled ? item.label : paragraph.label === undefined ? '' : paragraph.label
    const words = paragraph.text.slice(cut)
    // A title is one of something: the only words of a file are its clause.
    const isOnTop = tree.title === undefined && !seenLabel && (i === 0 || (paragraph.isTitle === true && i < 10))
    const mayBeTitle = isOnTop && i < items.length - 1 && !isContentsTitle(words)
    // What gives orders to a machine is text, for that is reviewed and reported (D3).
    const split =
      item.isEntry || (isOnTop && speaksToMachine(words))
        ? undefined
        : splitHeading(words, {
            labelled: labelled && label !== bullet,
            isHeading: paragraph.headingLevel !== undefined,
            emphasis: Math.max(0, paragraph.emphasis - cut),
            container: paragraph.container,
            isFirst: i === 0,
          })
    const isSection = split !== undefined && !labelled && split.textAt === words.length
    if (isSection && mayBeTitle) {
      tree.title = split.heading
      addSpans('', 'heading', sliceSpans(paragraph.spans, 0, split.heading.length))
      return
    }
    if (labelled && label !== bullet && !isFootnote) seenLabel = true

    const text = split ? words.slice(split.textAt) : words
    const reading = labelled && !isFootnote ? chooseReading(item.readings, nextReadings, indent, outline) : undefined
    const isSignature = !labelled && signature.test(paragraph.text)
    let parent: Clause | undefined
    if (isFootnote) parent = last
    else if (reading) parent = outline.parentOfNumbered(reading, indent, split ? paragraph.headingLevel : undefined)
    else if (isSection) parent = outline.parentOfSection(paragraph.headingLevel)
    else if (isSignature) parent = outline.parentOfSignature()
    else parent = outline.parentOfParagraph(nextReadings, next?.paragraph.indent, next === undefined)

    const clause: Clause = {
      id: newId(parent?.id ?? '', split?.heading, text, label),
      label,
      level: parent ? parent.level + 1 : 0,
      ...(split ? { heading: split.heading } : {}),
      text,
      kind: item.isEntry
        ? 'other'
        : isSignature
          ? 'signatures'
          : clauseKind(split?.heading, text, parent?.kind, labelled),
      version: 1,
      source: paragraph.place,
      children: [],
    }
    ;(parent?.children ?? tree.clauses).push(clause)
    if (split) addSpans(clause.id, 'heading', sliceSpans(paragraph.spans, cut, cut + split.heading.length))
    const textAt = cut + (split?.textAt ?? 0)
    addSpans(clause.id, 'text', sliceSpans(paragraph.spans, textAt, paragraph.text.length))
    if (isFootnote) return
    last = clause
    const introduces = !labelled && !isSection && text.endsWith(':') && nextReadings.some((after) => after.value === 1)
    if (reading || isSection || introduces) {
      outline.push({
        node: clause,
        reading,
        rank: paragraph.headingLevel,
        isSection: isSection || (reading !== undefined && isAttachment(reading)),
        isOpening: isSection && opening.test(split.heading),
        isHeadingOnly: split !== undefined && text === '',
        indent,
      })
    }
  })
  return { tree, sourceMap }
}

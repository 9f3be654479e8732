import type { SourcePlace } from '@clausemint/protocol'
import type { HiddenText, Revision, RevisionKind } from '../read-result.ts'
import { chosenBranch } from './alternate-content.ts'
import type { RunLook, Styles } from './styles.ts'
import { symbolText } from './symbol.ts'
import { hiddenReason } from './visibility.ts'
import { child, childrenOf, descendants, isElement, type XmlElement } from './xml-tree.ts'

/** What outlives a paragraph: fields and comment ranges may begin in one and end in another. */
export interface TextContext {
  styles: Styles
  part: string
  /** Open complex fields, outermost first: text inside a field's code is not printed. */
  fields: ('code' | 'result')[]
  /** How many of them are still in their code. */
  codes: number
  /** Comments whose range is open. */
  openComments: Map<string, CommentAnchor>
  anchors: Map<string, CommentAnchor>
  revisions: Revision[]
  hidden: HiddenText[]
}

export interface CommentAnchor {
  place: SourcePlace
  start: number
  end: number
  quote: string
}

export interface RawParagraph {
  /**
   * The current text: insertions in, deletions, field codes and hidden text out; a tab is `\t`, a line break `\n`.
   * Offsets of spans, revisions and comments count its UTF-16 units.
   */
  raw: string
  /** Leading characters of `raw` that are set apart from what follows. */
  emphasis: number
  /** Size of most of its print, in half points. */
  size: number
  /** Footnotes and endnotes it refers to. */
  notes: { kind: 'footnote' | 'endnote'; id: string }[]
  /** Text boxes anchored in it. */
  boxes: XmlElement[]
}

const revisionKinds: Record<string, RevisionKind> = {
  'w:ins': 'insertion',
  'w:del': 'deletion',
  'w:moveFrom': 'move-from',
  'w:moveTo': 'move-to',
}

/** A tracked change's author and date. */
export const revisionOf = (
  mark: XmlElement,
  kind: RevisionKind,
  text: string,
  place: SourcePlace,
  at: number,
): Revision => {
  const date = mark.attributes['w:date']
  return {
    id: mark.attributes['w:id'] ?? '',
    kind,
    author: mark.attributes['w:author'] ?? '',
    ...(date === undefined ? {} : { date }),
    text,
    place,
    at,
  }
}

/** A range nobody closes must not cost more with every paragraph. */
const maxOpenComments = 100
const maxQuote = 5_000

interface Piece {
  text: string
  look: RunLook
}

const hasLetters = /[\p{L}\p{N}]/u

/** A number typed before a heading in the line is often plain where the heading is bold. */
const typedNumber = /^\s*\(?[\w.]{0,8}[).]?\s*$/

/** How far the first look reaches, where the rest of the paragraph looks otherwise. */
const leadingEmphasis = (pieces: readonly Piece[]): number => {
  const weight = (look: RunLook) => (look.bold ? 1 : 0) + (look.underline ? 2 : 0) + (look.italic ? 4 : 0)
  let length = 0
  let lead = ''
  let wanted = 0
  for (const piece of pieces) {
    if (hasLetters.test(piece.text)) {
      const own = weight(piece.look)
      if (wanted === 0 && own === 0 && !typedNumber.test(lead + piece.text)) return 0
      if (wanted !== 0 && own !== wanted) break
      wanted = own
    }
    if (wanted === 0) lead += piece.text
    length += piece.text.length
  }
  return wanted === 0 ? 0 : length
}

/** The words of a drawing that no page shows: its alternative text, where it says more than a name. */
const alternativeText = (element: XmlElement): string => {
  const texts: string[] = []
  for (const found of descendants(element)) {
    const text = found.name === 'wp:docPr' ? found.attributes.descr : found.attributes.alt
    if (text !== undefined && text.trim().split(/\s+/).length > 2) texts.push(text.trim())
  }
  return texts.join(' ')
}

/** The text boxes of a drawing; what is inside a box is read with the box, not twice. */
const collectBoxes = (element: XmlElement, boxes: XmlElement[]): void => {
  const waiting = [element]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name === 'w:txbxContent') boxes.push(next)
    else waiting.push(...next.children.filter(isElement).toReversed())
  }
}

/** Reads one `w:p`: its text as Word shows it, and what hangs on it. `behind`: shading of the cell it stands in. */
export const paragraphText = (
  paragraph: XmlElement,
  base: RunLook,
  behind: string | undefined,
  context: TextContext,
): RawParagraph => {
  const place: SourcePlace = { part: context.part, paragraph: paragraph.paragraph }
  const pieces: Piece[] = []
  const result: RawParagraph = { raw: '', emphasis: 0, size: base.size, notes: [], boxes: [] }
  let length = 0
  /** Deleted words, while inside a deletion; they are collected, not printed. */
  let removed: string[] | undefined

  const print = (text: string, look: RunLook) => {
    if (removed) {
      removed.push(text)
      return
    }
    if (context.codes > 0 || text === '') return
    const why = hiddenReason(look, behind)
    if (why !== undefined && hasLetters.test(text)) {
      const last = context.hidden[context.hidden.length - 1]
      if (last?.why === why && last.place.paragraph === place.paragraph && last.place.part === place.part)
        last.text += text
      else context.hidden.push({ text, why, place, inTree: why !== 'hidden-text' })
    }
    if (why === 'hidden-text') return
    pieces.push({ text, look })
    length += text.length
  }

  const drawing = (element: XmlElement) => {
    const text = alternativeText(element)
    if (text !== '') context.hidden.push({ text, why: 'alternative-text', place, inTree: false })
    collectBoxes(element, result.boxes)
  }

  const fieldCharacter = (type: string | undefined) => {
    if (type === 'begin') {
      context.fields.push('code')
      context.codes++
    } else if (type === 'separate') {
      if (context.fields.at(-1) === 'code') context.codes--
      if (context.fields.length > 0) context.fields[context.fields.length - 1] = 'result'
    } else if (type === 'end' && context.fields.pop() === 'code') context.codes--
  }

  const run = (element: XmlElement) => printParts(element, context.styles.run(base, child(element, 'w:rPr')))

  const printParts = (element: XmlElement, look: RunLook) => {
    for (const part of element.children) {
      if (!isElement(part)) continue
      switch (part.name) {
        case 'w:t':
        case 'w:delText':
        case 'm:t':
          print(part.children.filter((text) => typeof text === 'string').join(''), look)
          break
        case 'w:tab':
        case 'w:ptab':
          print('\t', look)
          break
        case 'w:br':
        case 'w:cr':
          print('\n', look)
          break
        case 'w:noBreakHyphen':
          print('-', look)
          break
        case 'w:sym':
          print(symbolText(part.attributes['w:char'] ?? ''), look)
          break
        case 'w:fldChar': {
          fieldCharacter(part.attributes['w:fldCharType'])
          break
        }
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          if (!removed && !look.vanish) {
            const kind = part.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
            result.notes.push({ kind, id: part.attributes['w:id'] ?? '' })
          }
          break
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          drawing(part)
          break
        case 'mc:AlternateContent': {
          const branch = chosenBranch(part)
          if (branch) printParts(branch, look)
          break
        }
        case 'w:ruby':
          for (const inner of childrenOf(child(part, 'w:rubyBase'), 'w:r')) run(inner)
          break
      }
    }
  }

  const change = (element: XmlElement, kind: RevisionKind) => {
    const at = length
    const before = pieces.length
    const outer = removed
    const leaves = kind === 'deletion' || kind === 'move-from'
    if (leaves) removed = []
    walk(element)
    const text = leaves
      ? (removed ?? []).join('')
      : pieces
          .slice(before)
          .map((piece) => piece.text)
          .join('')
    if (outer && leaves) outer.push(text)
    removed = outer
    context.revisions.push(revisionOf(element, kind, text, place, at))
  }

  const closing: { opened: CommentAnchor; end: number }[] = []
  const isHere = (opened: CommentAnchor) =>
    opened.place.paragraph === place.paragraph && opened.place.part === place.part

  const anchor = (element: XmlElement, starts: boolean) => {
    const id = element.attributes['w:id'] ?? ''
    if (starts) {
      if (context.openComments.size >= maxOpenComments) return
      const opened = { place, start: length, end: length, quote: '' }
      context.openComments.set(id, opened)
      context.anchors.set(id, opened)
      return
    }
    const opened = context.openComments.get(id)
    if (opened === undefined) return
    context.openComments.delete(id)
    if (isHere(opened)) opened.end = length
    closing.push({ opened, end: length })
  }

  const walk = (element: XmlElement) => {
    for (const part of element.children) {
      if (!isElement(part)) continue
      const kind = revisionKinds[part.name]
      if (kind !== undefined) change(part, kind)
      else if (part.name === 'w:r' || part.name === 'm:r') run(part)
      else if (part.name === 'w:commentRangeStart') anchor(part, true)
      else if (part.name === 'w:commentRangeEnd') anchor(part, false)
      else if (part.name === 'w:sdt') {
        const content = child(part, 'w:sdtContent')
        if (content) walk(content)
      } else if (part.name === 'mc:AlternateContent') {
        const branch = chosenBranch(part)
        if (branch) walk(branch)
      } else if (part.name !== 'w:pPr' && part.name !== 'w:txbxContent') walk(part)
    }
  }

  walk(paragraph)
  result.raw = pieces.map((piece) => piece.text).join('')
  result.emphasis = leadingEmphasis(pieces)
  result.size = pieces.toSorted((a, b) => b.text.length - a.text.length)[0]?.look.size ?? base.size
  for (const { opened, end } of closing) opened.quote += result.raw.slice(isHere(opened) ? opened.start : 0, end)
  for (const [id, opened] of context.openComments) {
    opened.quote += `${result.raw.slice(isHere(opened) ? opened.start : 0)}\n`
    if (isHere(opened)) opened.end = length
    if (opened.quote.length > maxQuote) context.openComments.delete(id)
  }
  return result
}

import type { Paragraph, ReadParagraphs } from '../paragraph.ts'
import { ReadError, throwIfCancelled } from '../read-error.ts'
import type { PageFurniture } from '../read-result.ts'
import type { ReaderContext } from '../reader-context.ts'
import { type BodyContext, readBlocks } from './body.ts'
import { readComments } from './comments.ts'
import { readMetadata, readWarnings } from './metadata.ts'
import { formatNumber } from './number-format.ts'
import { readNumbering } from './numbering.ts'
import { openDocx } from './parts.ts'
import { readStyles } from './styles.ts'
import { child, childrenOf, descendants, type XmlElement } from './xml-tree.ts'

const shadedTableStyles = (styles: XmlElement | undefined): Set<string> => {
  const shaded = new Set<string>()
  for (const style of childrenOf(styles, 'w:style')) {
    if (style.attributes['w:type'] !== 'table') continue
    for (const { name, attributes } of descendants(style)) {
      if (name === 'w:shd' && (attributes['w:fill'] ?? 'auto') !== 'auto')
        shaded.add(style.attributes['w:styleId'] ?? '')
    }
  }
  return shaded
}

/** Reads a Word document: body, tables, text boxes, notes, headers and footers, tracked changes and comments. */
export const readDocx = async ({ bytes, limits, signal, progress }: ReaderContext): Promise<ReadParagraphs> => {
  progress('opening', 0, 1)
  const parts = openDocx(bytes, limits)
  throwIfCancelled(signal)
  progress('parsing', 0, 1)
  const stylesRoot = parts.related('styles')[0]?.root
  const styles = readStyles(stylesRoot)
  const numbering = readNumbering(parts.related('numbering')[0]?.root, styles)

  const notes = new Map<string, XmlElement>()
  const noteParts: Record<string, string> = {}
  for (const kind of ['footnote', 'endnote'] as const) {
    for (const { name, root } of parts.related(`${kind}s`)) {
      noteParts[kind] = name
      for (const note of childrenOf(root, `w:${kind}`)) {
        if ((note.attributes['w:type'] ?? 'normal') === 'normal') notes.set(`${kind} ${note.attributes['w:id']}`, note)
      }
    }
  }
  const counts = { footnote: 0, endnote: 0 }

  const context: BodyContext = {
    styles,
    numbering,
    limits,
    part: parts.documentName,
    fields: [],
    codes: 0,
    openComments: new Map(),
    anchors: new Map(),
    revisions: [],
    hidden: [],
    shadedTableStyles: shadedTableStyles(stylesRoot),
    waitingComments: [],
    note: (kind, id) => {
      const note = notes.get(`${kind} ${id}`)
      if (note === undefined) return []
      // Each note is read once: a note that refers to itself ends here.
      notes.delete(`${kind} ${id}`)
      const label = formatNumber(++counts[kind], kind === 'footnote' ? 'decimal' : 'lowerRoman')
      const inside = { ...context, part: noteParts[kind] ?? '', fields: [], codes: 0 }
      return readBlocks(note, inside, 'footnote').map((line, i) => (i === 0 ? { ...line, label } : line))
    },
  }
  const body = child(parts.document, 'w:body')
  if (body === undefined) throw new ReadError('broken', 'no body')
  const paragraphs: Paragraph[] = readBlocks(body, context, 'body')
  throwIfCancelled(signal)

  const furniture: PageFurniture[] = []
  for (const kind of ['header', 'footer'] as const) {
    for (const { name, root } of parts.related(kind)) {
      for (const line of readBlocks(root, { ...context, part: name, fields: [], codes: 0 }, 'body')) {
        furniture.push({ kind, text: line.text, place: line.place })
      }
    }
  }
  progress('parsing', 1, 1)
  return {
    format: 'docx',
    paragraphs,
    revisions: context.revisions,
    comments: readComments(parts, context.anchors),
    hidden: context.hidden,
    furniture,
    metadata: readMetadata(parts),
    warnings: readWarnings(parts),
  }
}

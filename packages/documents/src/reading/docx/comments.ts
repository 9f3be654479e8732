import type { DocumentComment } from '../read-result.ts'
import type { CommentAnchor } from './paragraph-text.ts'
import type { DocxParts } from './parts.ts'
import { childrenOf, descendants, type XmlElement } from './xml-tree.ts'

const wordsOf = (element: XmlElement): string => {
  const lines: string[] = []
  for (const found of descendants(element)) {
    if (found.name === 'w:p') lines.push('')
    else if (found.name === 'w:t' || found.name === 'w:tab' || found.name === 'w:br') {
      const text = found.name === 'w:t' ? found.children.filter((part) => typeof part === 'string').join('') : ' '
      lines.push((lines.pop() ?? '') + text)
    }
  }
  return lines.join('\n').trim()
}

/** Reads the comments, joins answers to what they answer, and puts each where its range begins. */
export const readComments = (parts: DocxParts, anchors: ReadonlyMap<string, CommentAnchor>): DocumentComment[] => {
  const idOfParagraph = new Map<string, string>()
  const comments = new Map<string, DocumentComment>()
  for (const { root } of parts.related('comments')) {
    for (const element of childrenOf(root, 'w:comment')) {
      const { attributes } = element
      const id = attributes['w:id'] ?? ''
      const anchor = anchors.get(id)
      const initials = attributes['w:initials']
      const date = attributes['w:date']
      for (const paragraph of childrenOf(element, 'w:p')) {
        const key = paragraph.attributes['w14:paraId']
        if (key !== undefined) idOfParagraph.set(key, id)
      }
      comments.set(id, {
        id,
        author: attributes['w:author'] ?? '',
        ...(initials === undefined ? {} : { initials }),
        ...(date === undefined ? {} : { date }),
        text: wordsOf(element),
        quote: anchor?.quote.trim() ?? '',
        ...(anchor ? { place: anchor.place, range: { start: anchor.start, end: anchor.end } } : {}),
        resolved: false,
      })
    }
  }
  for (const { root } of parts.related('commentsExtended')) {
    for (const { attributes } of childrenOf(root, 'w15:commentEx')) {
      const comment = comments.get(idOfParagraph.get(attributes['w15:paraId'] ?? '') ?? '')
      const parent = idOfParagraph.get(attributes['w15:paraIdParent'] ?? '')
      if (comment === undefined) continue
      comment.resolved = attributes['w15:done'] === '1'
      if (parent !== undefined) comment.parentId = parent
    }
  }
  return [...comments.values()]
}

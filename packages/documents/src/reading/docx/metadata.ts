import type { ReadWarning } from '../read-result.ts'
import type { DocxParts } from './parts.ts'
import { childrenOf, descendants, type XmlElement } from './xml-tree.ts'

const words = (element: XmlElement): string =>
  [...descendants(element)]
    .concat(element)
    .flatMap((found) => found.children.filter((part) => typeof part === 'string'))
    .join('')
    .trim()

/** The document's properties: core, extended and custom, by their local names. Parts that are damaged are left out. */
export const readMetadata = (parts: DocxParts): Record<string, string> => {
  const found: Record<string, string> = {}
  for (const name of parts.zip.names.filter((part) => /^docprops\/[^/]+\.xml$/i.test(part))) {
    for (const element of childrenOf(parts.parse(name))) {
      const text = words(element)
      const key = element.attributes.name ?? element.name.split(':').at(-1) ?? element.name
      if (text !== '') found[key] = text
    }
  }
  return found
}

/** What the file carries beyond text: none of it is opened, run or fetched. */
export const readWarnings = (parts: DocxParts): ReadWarning[] => {
  const warnings: ReadWarning[] = []
  if (parts.zip.names.some((name) => /vbaproject|vbadata/i.test(name))) warnings.push('macros')
  if (parts.relationships.some(({ external, type }) => external && type !== 'hyperlink'))
    warnings.push('external-links')
  if (parts.zip.names.some((name) => /\/(embeddings|activex|afchunk)|\.(zip|docx?|xlsx?|exe|html?|mht)$/i.test(name))) {
    warnings.push('embedded-files')
  }
  return warnings
}

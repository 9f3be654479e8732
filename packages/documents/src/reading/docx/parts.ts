import { ReadError } from '../read-error.ts'
import type { ReadLimits } from '../read-limits.ts'
import { childrenOf, parseXml, type XmlElement } from './xml-tree.ts'
import { openZip, type ZipPackage } from './zip-package.ts'

export interface Relationship {
  id: string
  /** Last word of its type: `styles`, `footnotes`, `hyperlink`. */
  type: string
  /** Name of the part, or the address where external. */
  target: string
  external: boolean
}

/** The XML parts of a Word document, found by their relationships as OPC demands, not by their usual names. */
export interface DocxParts {
  zip: ZipPackage
  documentName: string
  document: XmlElement
  relationships: Relationship[]
  /** The part the main document names by this kind of relationship. */
  related(type: string): { name: string; root: XmlElement }[]
  parse(name: string): XmlElement | undefined
}

/** Bytes decoded at once. */
const decodedAtOnce = 256 * 1024

/**
 * In parts: of more than a megabyte at once Node makes a string of two bytes a character whatever is in it, and all
 * that is cut from it, which is every clause, takes half as long again to be read and checked.
 */
const decodeXml = (bytes: Uint8Array): string => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  const decoder = new TextDecoder(encoding)
  let text = ''
  for (let at = 0; at < bytes.length; at += decodedAtOnce)
    text += decoder.decode(bytes.subarray(at, at + decodedAtOnce), { stream: true })
  return text + decoder.decode()
}

const resolved = (base: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1)
  const path = base.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

const relationshipsOf = (parse: DocxParts['parse'], part: string): Relationship[] => {
  const slash = part.lastIndexOf('/') + 1
  const root = parse(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)
  return childrenOf(root, 'rel:Relationship').map(({ attributes }) => {
    const external = attributes.TargetMode === 'External'
    const target = attributes.Target ?? ''
    return {
      id: attributes.Id ?? '',
      type: (attributes.Type ?? '').split('/').at(-1) ?? '',
      target: external ? target : resolved(part, target),
      external,
    }
  })
}

/** Opens a docx. Throws `unsupported` where the zip is no Word document, and what `openZip` and `parseXml` throw. */
export const openDocx = (bytes: Uint8Array, limits: ReadLimits): DocxParts => {
  const zip = openZip(bytes, limits)
  const allowance = { nodes: limits.maxXmlNodes }
  const parse = (name: string): XmlElement | undefined => {
    const part = zip.read(name)
    return part && parseXml(decodeXml(part), limits.maxXmlDepth, allowance)
  }
  if (zip.has('EncryptedPackage')) throw new ReadError('encrypted', 'package')
  const main = relationshipsOf(parse, '').find((relationship) => relationship.type === 'officeDocument')
  const documentName = main?.target ?? 'word/document.xml'
  const document = parse(documentName)
  if (document === undefined) {
    throw new ReadError(
      zip.has('[Content_Types].xml') && main ? 'broken' : 'unsupported',
      'no word document in the zip',
    )
  }
  if (document.name !== 'w:document') throw new ReadError('unsupported', 'not a word document')
  const relationships = relationshipsOf(parse, documentName)
  const related: DocxParts['related'] = (type) => {
    const found = relationships.filter((relationship) => relationship.type === type && !relationship.external)
    // However often a part is named, it is read once.
    const names = new Set(found.map(({ target }) => target))
    return [...names].flatMap((name) => {
      const root = parse(name)
      return root ? [{ name, root }] : []
    })
  }
  return { zip, documentName, document, relationships, related, parse }
}

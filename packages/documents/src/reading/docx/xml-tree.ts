import { ReadError } from '../read-error.ts'

/**
 * An element: `name` has the prefix this reader uses for its namespace (`w:p`), whatever the file's own prefix is. Empty
 * ones that are written alike may be one and the same.
 */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
  /** Zero-based among the `w:p` of its part, in document order; -1 for other elements. */
  paragraph: number
}

/** Transitional and strict namespaces that a contract's text can be in. Others keep the file's own prefix. */
const prefixes: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'urn:schemas-microsoft-com:vml': 'v',
}

/** A namespace this reader does not know must not pass for one it knows, whatever its prefix. */
const reserved = new Set(Object.values(prefixes))
const prefixOf = (namespace: string, own: string): string =>
  prefixes[namespace] ?? (reserved.has(own) ? `other-${own}` : own)

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[^;\s]{0,32});?/g, (whole, name: string) => {
        if (!name.startsWith('#')) {
          const value = entities[name]
          if (value === undefined || !whole.endsWith(';')) throw new ReadError('broken', 'unknown entity')
          return value
        }
        const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
      })
    : text

interface Scope {
  [prefix: string]: string
}

/** Attributes Word writes on nearly every element, and that say nothing of the text. */
const isNoise = (name: string): boolean => name.startsWith('w:rsid')

/** Tags such as `<w:ilvl w:val="1"/>` are a good part of a document; longer ones are seldom written twice. */
const longestShared = 64

/** A scope is copied where an element adds to it: Word declares some forty prefixes. */
const mostPrefixes = 200

/** Names of elements and attributes, as they are written, within one scope: Word knows some two thousand. */
const mostNames = 10_000

/** Elements and attributes that may still be read; taken from as they are. */
export interface XmlAllowance {
  nodes: number
}

const noAttributes: Record<string, string> = Object.freeze({})
const noChildren: (XmlElement | string)[] = []
Object.freeze(noChildren)

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d
const endsName = (code: number): boolean => isBlank(code) || code === 0x2f || code === 0x3e || code === 0x3d
const tagEndsEarly = () => new ReadError('broken', 'xml ends early')

/**
 * Reads one XML part into a tree, in linear time (why not by a library: docs/decisions/0009). It is not a validating
 * parser: it knows the five predefined entities and numbers, and refuses a DTD outright, so that no entity can be
 * declared, expanded or fetched.
 * Throws `forbidden_markup` on a DTD, `broken` on malformed XML, `bomb` beyond `maxDepth` or where names or namespaces
 * are made up without end, `too_many_pages` where there is more than `allowance`.
 */
export const parseXml = (file: string, maxDepth: number, allowance: XmlAllowance): XmlElement => {
  const source = file.includes('\r') ? file.replace(/\r\n?/g, '\n') : file
  const root: XmlElement = { name: '', attributes: noAttributes, children: [], paragraph: -1 }
  const open: XmlElement[] = [root]
  const rawNames: string[] = ['']
  let scope: Scope = { xml: 'xml' }
  const scopes: Scope[] = [scope]
  let names = new Map<string, string>()
  /** Empty elements of the scope, by their tag as it is written. */
  let shared = new Map<string, XmlElement>()
  let paragraphs = 0
  let parent = root
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0

  const canonical = (raw: string): string => {
    const known = names.get(raw)
    if (known !== undefined) return known
    const colon = raw.indexOf(':')
    const mapped = scope[colon < 0 ? '' : raw.slice(0, colon)]
    const local = colon < 0 ? raw : raw.slice(colon + 1)
    const name = mapped === undefined || mapped === '' ? local : `${mapped}:${local}`
    if (names.size >= mostNames) throw new ReadError('bomb', 'xml names')
    names.set(raw, name)
    return name
  }

  const take = (nodes: number) => {
    allowance.nodes -= nodes
    if (allowance.nodes < 0) throw new ReadError('too_many_pages', 'xml nodes')
  }

  for (;;) {
    const tag = source.indexOf('<', at)
    if (tag < 0) break
    if (tag > at && open.length > 1) parent.children.push(decoded(source.slice(at, tag)))
    const next = source.charCodeAt(tag + 1)
    if (next !== 0x2f) take(1)
    if (next === 0x21) {
      if (source.startsWith('<!--', tag)) at = endOf(source, '-->', tag + 4)
      else if (source.startsWith('<![CDATA[', tag)) {
        at = endOf(source, ']]>', tag + 9)
        parent.children.push(source.slice(tag + 9, at - 3))
      } else throw new ReadError('forbidden_markup', 'dtd')
      continue
    }
    if (next === 0x3f) {
      at = endOf(source, '?>', tag + 2)
      continue
    }
    if (next === 0x2f) {
      const close = source.indexOf('>', tag)
      if (close < 0) throw tagEndsEarly()
      if (open.length < 2 || source.slice(tag + 2, close).trimEnd() !== rawNames.pop()) {
        throw new ReadError('broken', 'xml end tag')
      }
      at = close + 1
      open.pop()
      parent = open[open.length - 1] ?? root
      scopes.pop()
      const outer = scopes[scopes.length - 1] ?? scope
      if (outer !== scope) {
        names = new Map()
        shared = new Map()
      }
      scope = outer
      continue
    }

    const nearest = source.indexOf('>', tag)
    const tagText =
      nearest - tag < longestShared && source.charCodeAt(nearest - 1) === 0x2f ? source.slice(tag, nearest + 1) : ''
    const alike = shared.get(tagText)
    if (alike) {
      parent.children.push(alike)
      at = nearest + 1
      continue
    }
    let i = tag + 1
    while (i < source.length && !endsName(source.charCodeAt(i))) i++
    const rawName = source.slice(tag + 1, i)
    if (rawName === '') throw new ReadError('broken', 'xml tag')
    let pairs: string[] | undefined
    let declared: Scope | undefined
    for (;;) {
      while (isBlank(source.charCodeAt(i))) i++
      const code = source.charCodeAt(i)
      if (code === 0x3e || code === 0x2f) break
      const start = i
      while (i < source.length && !endsName(source.charCodeAt(i))) i++
      const key = source.slice(start, i)
      while (isBlank(source.charCodeAt(i))) i++
      if (key === '' || source.charCodeAt(i) !== 0x3d)
        throw i >= source.length ? tagEndsEarly() : new ReadError('broken', 'xml attribute')
      i++
      while (isBlank(source.charCodeAt(i))) i++
      const quote = source[i]
      if (quote !== '"' && quote !== "'") throw new ReadError('broken', 'xml attribute')
      const end = source.indexOf(quote, i + 1)
      if (end < 0) throw tagEndsEarly()
      if (!isNoise(key)) {
        const value = decoded(source.slice(i + 1, end))
        if (key === 'xmlns' || key.startsWith('xmlns:')) {
          const prefix = key === 'xmlns' ? '' : key.slice(6)
          if (declared === undefined) take(Object.keys(scope).length)
          declared ??= { ...scope }
          declared[prefix] = prefixOf(value, prefix)
        } else {
          take(1)
          pairs ??= []
          pairs.push(key, value)
        }
      }
      i = end + 1
    }
    const selfClosing = source.charCodeAt(i) === 0x2f
    at = selfClosing ? i + 2 : i + 1
    if (source.charCodeAt(at - 1) !== 0x3e) throw new ReadError('broken', 'xml tag')

    const outerScope = scope
    const outerNames = names
    const outerShared = shared
    if (declared) {
      if (Object.keys(declared).length > mostPrefixes) throw new ReadError('bomb', 'xml namespaces')
      scope = declared
      names = new Map()
      shared = new Map()
    }
    let attributes = noAttributes
    if (pairs) {
      attributes = {}
      for (let k = 0; k < pairs.length; k += 2) {
        const key = pairs[k] ?? ''
        attributes[key.includes(':') ? canonical(key) : key] = pairs[k + 1] ?? ''
      }
    }
    const name = canonical(rawName)
    const element: XmlElement = {
      name,
      attributes,
      children: selfClosing ? noChildren : [],
      paragraph: name === 'w:p' ? paragraphs++ : -1,
    }
    parent.children.push(element)
    if (selfClosing) {
      scope = outerScope
      names = outerNames
      shared = outerShared
      // Not a tag that only seems to end here, within an attribute.
      if (at === nearest + 1 && !declared && tagText !== '' && name !== 'w:p') shared.set(tagText, element)
      continue
    }
    if (open.length > maxDepth) throw new ReadError('bomb', 'xml depth')
    open.push(element)
    rawNames.push(rawName)
    scopes.push(scope)
    parent = element
  }
  const top = root.children.find((child): child is XmlElement => typeof child !== 'string')
  if (open.length !== 1 || top === undefined) throw tagEndsEarly()
  return top
}

const endOf = (source: string, mark: string, from: number): number => {
  const end = source.indexOf(mark, from)
  if (end < 0) throw tagEndsEarly()
  return end + mark.length
}

export const isElement = (child: XmlElement | string | undefined): child is XmlElement => typeof child === 'object'

/** The first child element of that name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined => {
  if (element === undefined) return undefined
  for (const candidate of element.children) if (isElement(candidate) && candidate.name === name) return candidate
  return undefined
}

/** Child elements, of that name or all. */
export const childrenOf = (element: XmlElement | undefined, name?: string): XmlElement[] =>
  (element?.children ?? []).filter(isElement).filter((candidate) => name === undefined || candidate.name === name)

/** `w:val` of a child. */
export const valueIn = (element: XmlElement | undefined, name: string): string | undefined =>
  child(element, name)?.attributes['w:val']

/** A toggle such as `<w:b/>`: absent is undefined, `w:val` of 0, false, off or none is false. */
export const toggle = (element: XmlElement | undefined, name: string): boolean | undefined => {
  const found = child(element, name)
  if (found === undefined) return undefined
  const value = found.attributes['w:val']
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value)
}

/** Every element below, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  const waiting = [...element.children].reverse()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isElement(next)) continue
    yield next
    for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i] ?? '')
  }
}

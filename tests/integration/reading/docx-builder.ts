import { buildZip, type ZipFile } from './zip-builder.ts'

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface DocxParts {
  /** What stands in `w:body`. */
  body: string
  numbering?: string
  styles?: string
  comments?: string
  commentsExtended?: string
  footnotes?: string
  header?: string
  footer?: string
  core?: string
  strict?: boolean
  /** In front of the document's root element. */
  prolog?: string
  more?: ZipFile[]
}

const names: [keyof DocxParts, string][] = [
  ['numbering', 'numbering'],
  ['styles', 'styles'],
  ['comments', 'comments'],
  ['commentsExtended', 'commentsExtended'],
  ['footnotes', 'footnotes'],
  ['header', 'header'],
  ['footer', 'footer'],
]
const roots: Record<string, string> = {
  numbering: 'w:numbering',
  styles: 'w:styles',
  comments: 'w:comments',
  commentsExtended: 'w15:commentsEx',
  footnotes: 'w:footnotes',
  header: 'w:hdr',
  footer: 'w:ftr',
}

/** Writes a Word document from the XML inside its parts. */
export const buildDocx = (parts: DocxParts): Uint8Array => {
  const main = parts.strict ? strict : w
  const spaces = `xmlns:w="${main}" xmlns:r="${office}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`
  const xml = (root: string, inner: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><${root} ${spaces}>${inner}</${root}>`
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const relationships = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  const present = names.filter(([key]) => parts[key] !== undefined)
  const files: ZipFile[] = [
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: '_rels/.rels', data: relationships(relationship('r1', 'officeDocument', 'word/document.xml')) },
    {
      name: 'word/_rels/document.xml.rels',
      data: relationships(present.map(([key, name]) => relationship(`r-${key}`, name, `${name}.xml`)).join('')),
    },
    {
      name: 'word/document.xml',
      data: `${parts.prolog ?? ''}<w:document ${spaces}><w:body>${parts.body}</w:body></w:document>`,
    },
  ]
  for (const [key, name] of present)
    files.push({ name: `word/${name}.xml`, data: xml(roots[key] ?? '', String(parts[key])) })
  if (parts.core !== undefined) {
    files.push({
      name: 'docProps/core.xml',
      data: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${parts.core}</cp:coreProperties>`,
    })
  }
  return buildZip([...files, ...(parts.more ?? [])])
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** A run; `look` is what stands in `w:rPr`. */
export const run = (text: string, look = ''): string =>
  `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`

/** A paragraph of one plain run; `properties` is what stands in `w:pPr`. */
export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : run(text)}</w:p>`

/** `w:numPr` of a list and its level. */
export const inList = (level: number, id = 1): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`

export const level = (index: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`

/** The usual numbering of a contract: `1.`, `1.1`, `(a)`, `(i)`. */
export const legalNumbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}${level(3, 'lowerRoman', '(%4)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

import { buildDocx, paragraph } from './docx-builder.ts'
import { buildZip } from './zip-builder.ts'

/** A contract of one clause, and the same as a Word file. */
export const words = '1. Term. The term is two years.'
export const docx = buildDocx({ body: paragraph(words) })

/** One line near the top of a page. */
export const line = (text: string) => ({ text, x: 72, y: 700 })

/** The older container of Office files, which encrypted ones still come in; `holds` names what is in it. */
export function compoundFile(holds: string): Uint8Array {
  const bytes = Buffer.alloc(4096)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
  Buffer.from(holds, 'utf16le').copy(bytes, 2048)
  return bytes
}

/** Entities that unfold to a billion times a word. */
export const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol">${[...'bcdefghij'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`

export const withMacros = buildDocx({ body: paragraph(words), more: [{ name: 'word/vbaProject.bin', data: 'x' }] })

export const withEmbeddedZip = buildDocx({
  body: paragraph(words),
  more: [{ name: 'word/embeddings/a.zip', data: docx, stored: true }],
})

/** A document whose template is on another computer. */
export const linkedElsewhere = buildZip([
  {
    name: 'word/document.xml',
    data: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(words)}</w:body></w:document>`,
  },
  {
    name: 'word/_rels/document.xml.rels',
    data: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="x/attachedTemplate" Target="http://127.0.0.1/t.dotm" TargetMode="External"/></Relationships>',
  },
])

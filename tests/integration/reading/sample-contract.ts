import { buildDocx, inList, legalNumbering, paragraph, run } from './docx-builder.ts'
import { buildPdf, type PdfText } from './pdf-builder.ts'

/** A contract as its author thinks of it: the number, how deep it is, and the words. */
interface Line {
  level: number
  label: string
  heading?: string
  text?: string
}

const subjects = [
  'Confidential Information',
  'Use and Protection',
  'Permitted Disclosures',
  'Term and Termination',
  'Return of Materials',
  'Governing Law',
]

/** A contract of `sections` sections; long ones are for measuring. */
export const sampleLines = (sections: number): Line[] => {
  const lines: Line[] = []
  for (let section = 1; section <= sections; section++) {
    lines.push({ level: 0, label: `${section}.`, heading: subjects[section % subjects.length] ?? '' })
    for (let part = 1; part <= 3; part++) {
      lines.push({
        level: 1,
        label: `${section}.${part}`,
        heading: `Rule ${section} of Part ${part}`,
        text: `The Recipient shall hold the information of clause ${section}.${part} in confidence, shall use it for the Purpose only, and shall not disclose it to any third party except as follows:`,
      })
      for (const letter of ['a', 'b', 'c']) {
        lines.push({
          level: 2,
          label: `(${letter})`,
          text: `to its employees and advisers of group ${letter} under clause ${section}.${part} who need to know it and are bound by duties no less strict; and`,
        })
      }
    }
  }
  return lines
}

export const title = 'Mutual Non-Disclosure Agreement'
const joined = ({ label, heading, text }: Line) =>
  [label, heading === undefined ? undefined : text === undefined ? heading : `${heading}.`, text]
    .filter((part) => part !== undefined)
    .join(' ')

export const asText = (lines: readonly Line[]): string => [title, ...lines.map(joined)].join('\n\n')

/** Broken by hand at 80 columns, as old mail programs do. */
export const asWrappedText = (lines: readonly Line[]): string =>
  [title, ...lines.map(joined)].map((text) => text.replace(/(.{1,78})(?:\s+|$)/g, '$1\n')).join('\n')

export const asMarkdown = (lines: readonly Line[]): string =>
  [`# ${title}`, ...lines.map((line) => (line.level === 0 ? `## ${joined(line)}` : joined(line)))].join('\n\n')

export const asDocx = (lines: readonly Line[]): Uint8Array =>
  buildDocx({
    numbering: legalNumbering,
    styles:
      '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>',
    body:
      paragraph(title, '<w:pStyle w:val="Title"/>') +
      lines
        .map(({ level, heading, text }) => {
          const bold = heading === undefined ? '' : run(text === undefined ? heading : `${heading}.`, '<w:b/>')
          return `<w:p><w:pPr>${inList(level)}</w:pPr>${bold}${text === undefined ? '' : run(heading === undefined ? text : ` ${text}`)}</w:p>`
        })
        .join(''),
  })

const width = 75
const bottom = 90

export const asPdf = (lines: readonly Line[]): Uint8Array => {
  const pages: PdfText[][] = [[]]
  let y = 700
  const print = (text: string, x: number, more: Partial<PdfText> = {}) => {
    if (y < bottom) {
      pages.push([])
      y = 700
    }
    pages.at(-1)?.push({ text, x, y, ...more })
    y -= 14
  }
  print(title, 160, { size: 16, bold: true })
  for (const line of lines) {
    y -= 10
    const words = joined(line).match(new RegExp(`.{1,${width}}(?:\\s+|$)`, 'g')) ?? []
    // Every line but the last reaches the margin, as a word processor's would.
    words.forEach((text) => {
      print(text.trimEnd(), 72 + line.level * 18)
    })
  }
  pages.forEach((page, i) => {
    page.push(
      { text: 'Draft of the parties', x: 72, y: 760, size: 8 },
      { text: `Page ${i + 1} of ${pages.length}`, x: 280, y: 40, size: 8 },
    )
  })
  return buildPdf({ pages })
}

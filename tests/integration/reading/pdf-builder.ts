import { deflateSync } from 'node:zlib'

/** A line of a page: points from the left and from the bottom. */
export interface PdfText {
  text: string
  x: number
  y: number
  size?: number
  bold?: boolean
  white?: boolean
}

export interface PdfOptions {
  pages: PdfText[][]
  /** Draws a picture on every page: what a scanner leaves. */
  picture?: boolean
  /** Operators in front of every page's text. */
  operators?: string
  /** Packs what is drawn, as most programs do. */
  packed?: boolean
  /** Locks the file with a password nobody has. */
  encrypted?: boolean
  /** Written instead of the list of pages. */
  kids?: string
  count?: number
  info?: Record<string, string>
}

const escapePdf = (text: string): string => text.replace(/[\\()]/g, (sign) => `\\${sign}`)

/** Writes a small PDF with the standard fonts. */
export const buildPdf = (options: PdfOptions): Uint8Array => {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add('')
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>')
  add(
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream',
  )
  const kids: number[] = []
  for (const lines of options.pages) {
    const text = lines
      .map(
        ({ text, x, y, size = 11, bold, white }) =>
          `BT ${white ? '1 1 1 rg ' : '0 g '}/${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escapePdf(text)}) Tj ET`,
      )
      .join('\n')
    const stream = `${options.operators ?? ''}${options.picture ? 'q 500 0 0 700 50 50 cm /Im1 Do Q\n' : ''}${text}`
    const written = options.packed ? deflateSync(stream).toString('hex') : stream
    const filter = options.packed ? '/Filter [/ASCIIHexDecode /FlateDecode] ' : ''
    const contents = add(`<< ${filter}/Length ${written.length} >>\nstream\n${written}\nendstream`)
    kids.push(
      add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${contents} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im1 5 0 R >> >> >>`,
      ),
    )
  }
  objects[1] = `<< /Type /Pages /Kids [${options.kids ?? kids.map((id) => `${id} 0 R`).join(' ')}] /Count ${options.count ?? kids.length} >>`
  let trailer = '/Root 1 0 R'
  if (options.info) {
    const fields = Object.entries(options.info).map(([name, value]) => `/${name} (${escapePdf(value)})`)
    trailer += ` /Info ${add(`<< ${fields.join(' ')} >>`)} 0 R`
  }
  if (options.encrypted) {
    const noise = '<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>'
    trailer += ` /Encrypt ${add(`<< /Filter /Standard /V 1 /R 2 /O ${noise} /U ${noise} /P -44 >>`)} 0 R /ID [<00112233> <00112233>]`
  }
  let file = '%PDF-1.4\n'
  const offsets: number[] = []
  objects.forEach((body, i) => {
    offsets.push(file.length)
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`
  file += `trailer << /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

import { getResolvedPDFJS } from 'unpdf'
import { speaksToMachine } from '../../machine-instructions.ts'
import type { ReadParagraphs } from '../paragraph.ts'
import { ReadError, throwIfCancelled } from '../read-error.ts'
import { mostCharacters, mostParagraphs } from '../read-limits.ts'
import type { DocumentComment, HiddenText, PageFurniture } from '../read-result.ts'
import type { ReaderContext } from '../reader-context.ts'
import { invisiblePrint } from './invisible-print.ts'
import { type PdfPage, removeFurniture } from './page-furniture.ts'
import { pageComments } from './pdf-comments.ts'
import { type GlyphRun, pageLines } from './pdf-lines.ts'
import { pdfParagraphs } from './pdf-paragraphs.ts'

/** Fewer letters than this a page are a stamp on a scan, not a text. */
const lettersOfStamp = 8
/** More than any sheet holds that can be read, however large it is. */
const lettersOfPage = 100_000
/** Points: smaller print is not meant to be read. */
const smallestReadable = 3.5
const pagesLookedAtForPictures = 3

type Pdfjs = Awaited<ReturnType<typeof getResolvedPDFJS>>
type PdfDocument = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>

const errorName = (error: unknown): string => (error instanceof Error ? error.name : '')

/** Rejects when the time is up or the caller gives up; pdf.js itself has neither. */
const within = async <T>(work: Promise<T>, deadline: number, signal: AbortSignal | undefined): Promise<T> => {
  throwIfCancelled(signal)
  const left = deadline - performance.now()
  if (left <= 0) throw new ReadError('timeout', 'pdf')
  let stop: (() => void) | undefined
  const ended = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new ReadError('timeout', 'pdf')), left)
    const cancel = () => reject(new ReadError('cancelled'))
    signal?.addEventListener('abort', cancel)
    stop = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    }
  })
  try {
    return await Promise.race([work, ended])
  } finally {
    stop?.()
  }
}

const hasPictures = async (pdfjs: Pdfjs, pdf: PdfDocument, deadline: number): Promise<boolean> => {
  const pictures = new Set([
    pdfjs.OPS.paintImageXObject,
    pdfjs.OPS.paintInlineImageXObject,
    pdfjs.OPS.paintImageMaskXObject,
  ])
  for (let number = 1; number <= Math.min(pdf.numPages, pagesLookedAtForPictures); number++) {
    const page = await within(pdf.getPage(number), deadline, undefined)
    const { fnArray } = await within(page.getOperatorList(), deadline, undefined)
    if (fnArray.some((operation: number) => pictures.has(operation))) return true
  }
  return false
}

/** How many pages a file that is not compressed names: a cheap look, so that no thousand pages are opened to be refused. */
const pagesNamed = (bytes: Uint8Array): number => {
  const text = new TextDecoder('latin1').decode(bytes)
  let count = 0
  for (const _ of text.matchAll(/\/Type\s*\/Page[^s]/g)) count++
  return count
}
/** Edited files carry older versions of their pages. */
const versions = 4

/** Reads a pdf: glyphs to lines, lines to paragraphs; headers, footers and page numbers apart. */
export const readPdf = async ({ bytes, limits, signal, progress }: ReaderContext): Promise<ReadParagraphs> => {
  progress('opening', 0, 1)
  const deadline = performance.now() + limits.maxMs
  if (pagesNamed(bytes) > limits.maxPages * versions) throw new ReadError('too_many_pages', 'pdf')
  const pdfjs = await getResolvedPDFJS()
  // pdf.js takes the bytes it is given for its own.
  const loading = pdfjs.getDocument({
    data: bytes.slice(),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 1,
  })
  let pdf: PdfDocument
  try {
    pdf = await within(loading.promise, deadline, signal)
  } catch (cause) {
    void loading.destroy().catch(() => undefined)
    if (cause instanceof ReadError) throw cause
    if (errorName(cause) === 'PasswordException') throw new ReadError('encrypted', 'pdf', { cause })
    throw new ReadError('broken', 'pdf', { cause })
  }
  try {
    const count = pdf.numPages
    if (count > limits.maxPages) throw new ReadError('too_many_pages', 'pdf')
    const raw: { number: number; height: number; width: number; runs: GlyphRun[] }[] = []
    const hidden: HiddenText[] = []
    const comments: DocumentComment[] = []
    const sides: PageFurniture[] = []
    const fonts = new Map<string, number>()
    let letters = 0
    let empty = 0
    for (let number = 1; number <= count; number++) {
      progress('parsing', number - 1, count)
      let read: ReadPage
      try {
        read = await within(readPage(pdfjs, pdf, number), deadline, signal)
      } catch (cause) {
        if (cause instanceof ReadError) throw cause
        throw new ReadError('broken', `pdf page ${number}`, { cause })
      }
      const tiny: string[] = []
      const before = letters
      for (const run of read.runs) {
        const length = run.text.trim().length
        letters += length
        fonts.set(run.font, (fonts.get(run.font) ?? 0) + length)
        if (run.size < smallestReadable && length > 0) tiny.push(run.text)
      }
      if (letters - before > lettersOfPage || letters > mostCharacters(limits))
        throw new ReadError('too_many_pages', 'characters')
      if (letters - before < lettersOfStamp) empty++
      if (tiny.length > 0) hidden.push({ text: tiny.join(''), why: 'tiny', place: { page: number }, inTree: true })
      comments.push(...read.comments)
      if (read.side !== '') sides.push({ kind: 'footer', text: read.side, place: { page: number } })
      if (read.invisible !== '') {
        hidden.push({ text: read.invisible, why: 'invisible-colour', place: { page: number }, inTree: true })
      }
      raw.push({ number, height: read.height, width: read.width, runs: read.runs })
    }
    if (letters < lettersOfStamp * count) {
      throw new ReadError((await hasPictures(pdfjs, pdf, deadline)) ? 'scanned' : 'empty', 'pdf without text')
    }
    const mainFont = [...fonts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
    const pages: PdfPage[] = raw.map(({ number, height, width, runs }) => ({
      number,
      height,
      width,
      lines: pageLines(runs, number, mainFont),
    }))
    const furniture = removeFurniture(pages)
    const { paragraphs, hidden: invisible } = pdfParagraphs(pages)
    for (const { text, page } of invisible) hidden.push({ text, why: 'zero-width', place: { page }, inTree: false })
    if (paragraphs.length > mostParagraphs(limits)) throw new ReadError('too_many_pages', 'paragraphs')
    progress('parsing', count, count)
    return {
      format: 'pdf',
      paragraphs,
      revisions: [],
      comments,
      hidden,
      furniture: [
        ...furniture.map(({ kind, line }) => ({ kind, text: line.text, place: { page: line.page } })),
        ...sides,
      ],
      metadata: await metadataOf(pdf, deadline),
      warnings: empty > 0 ? ['pages-without-text'] : [],
      pages: count,
    }
  } finally {
    // Not awaited: a page that never ends would keep it from ending too.
    void loading.destroy().catch(() => undefined)
  }
}

/** As much as a page is skewed by a scanner; letters of a stamp or a watermark are turned further. */
const tilt = 0.05

interface ReadPage {
  height: number
  width: number
  runs: GlyphRun[]
  /** Printed at an angle, beside the text. */
  side: string
  comments: DocumentComment[]
  /** Printed in white or not at all. */
  invisible: string
}

const readPage = async (pdfjs: Pdfjs, pdf: PdfDocument, number: number): Promise<ReadPage> => {
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const [x0 = 0, y0 = 0] = page.view
  const content = await page.getTextContent()
  const runs: GlyphRun[] = []
  const turned: GlyphRun[] = []
  for (const item of content.items) {
    if (!('str' in item) || item.str === '') continue
    const [a = 0, b = 0, , , e = 0, f = 0] = item.transform
    const size = Math.hypot(a, b) || item.height
    const run = { text: item.str, x: e - x0, y: f - y0, width: item.width, size, font: item.fontName }
    if (Math.abs(b) > Math.abs(a) * tilt) turned.push(run)
    else runs.push(run)
  }
  // Stamps, watermarks and words down the side are furniture; a page that is turned as a whole is text, and so is what
  // is aimed at us.
  const side = textOf(turned)
  const isSide = side.length < textOf(runs).length && !speaksToMachine(side)
  if (!isSide) runs.push(...turned)
  const comments = await pageComments(page, number)
  const { text, certain } = invisiblePrint(await page.getOperatorList(), pdfjs.OPS)
  const invisible = text !== '' && (certain || speaksToMachine(text)) ? text : ''
  page.cleanup()
  return { height, width, runs, side: isSide ? side : '', comments, invisible }
}

const textOf = (runs: readonly GlyphRun[]): string => runs.map(({ text }) => text).join('')

const metadataOf = async (pdf: PdfDocument, deadline: number): Promise<Record<string, string>> => {
  try {
    const { info } = await within(pdf.getMetadata(), deadline, undefined)
    const entries = Object.entries(info).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    )
    return Object.fromEntries(entries)
  } catch (error) {
    if (error instanceof ReadError) throw error
    return {}
  }
}

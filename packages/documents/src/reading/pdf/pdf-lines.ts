/** A run of glyphs as pdf.js gives it; units are points, the origin is the page's lower left corner. */
export interface GlyphRun {
  text: string
  x: number
  y: number
  width: number
  size: number
  font: string
}

/** Glyphs on one baseline, without a wide gap between them. */
export interface PdfLine {
  text: string
  left: number
  right: number
  y: number
  size: number
  page: number
  /** Its number on its page, in the order of the content. */
  index: number
  /** Leading characters set in another font than the rest of the document. */
  emphasis: number
  /** Width of its first word. */
  firstWord: number
  /** Another line stands on the same baseline: this is a cell of a table, or one of two columns. */
  shared: boolean
}

/** Shares of the font's size. */
const baselineDrift = 0.45
const spaceWidth = 0.16
const columnGap = 2.2
const knownColumnGap = 0.5
const tabStop = 4

/** Private glyphs that word processors use for bullets; and ligatures, taken apart by NFKC. */
const printable = (text: string): string =>
  text.replace(/[\ue000-\uf8ff]/g, '•').replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))

/** A number stands far from its text, and is one line with it; so is a bullet. */
const isLabel = (text: string): boolean =>
  /^(?:[([]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxlIVXL]{1,6})[.)\]:]*|(?:Article|ARTICLE|Section|SECTION|Clause|CLAUSE)\s+[\dIVXL.]{1,7}[.:]?|[•▪◦–-])$/.test(
    text.trim(),
  )

interface OpenLine {
  runs: GlyphRun[]
  y: number
  size: number
  right: number
}

/** Puts a page's glyph runs, in the order of the content, into lines. */
export const pageLines = (runs: readonly GlyphRun[], page: number, mainFont: string): PdfLine[] => {
  const lines = linesOf(runs, page, mainFont, new Set())
  // Where cells begin on several rows, a cell that fills its column is told from the next one too.
  const begins = new Map<number, number>()
  for (const { shared, left } of lines)
    if (shared) begins.set(Math.round(left), (begins.get(Math.round(left)) ?? 0) + 1)
  const columns = new Set([...begins].filter(([, count]) => count > 1).map(([left]) => left))
  return columns.size > 1 ? linesOf(runs, page, mainFont, columns) : lines
}

const linesOf = (
  runs: readonly GlyphRun[],
  page: number,
  mainFont: string,
  columns: ReadonlySet<number>,
): PdfLine[] => {
  const lines: PdfLine[] = []
  let open: OpenLine | undefined
  const close = () => {
    if (open) {
      const line = finished(open.runs, page, lines.length, mainFont)
      if (line) lines.push(line)
    }
    open = undefined
  }
  for (const run of runs) {
    if (run.text.trim() === '' && open === undefined) continue
    if (open) {
      const size = Math.max(open.size, run.size)
      const drift = Math.abs(run.y - open.y)
      const gap = run.x - open.right
      const written = open.runs.map((part) => part.text).join('')
      const numbered = isLabel(written) || (gap < size * tabStop && /^\S{1,16}[.)|:、]$/.test(written.trim()))
      const wide = gap > size * (columns.has(Math.round(run.x)) ? knownColumnGap : columnGap)
      const apart = wide && run.text.trim() !== '' && !numbered
      if (drift > size * baselineDrift || gap < -size || apart) close()
    }
    if (open === undefined) {
      if (run.text.trim() === '') continue
      open = { runs: [], y: run.y, size: run.size, right: run.x }
    }
    open.runs.push(run)
    open.size = Math.max(open.size, run.size)
    if (run.text.trim() !== '') open.right = run.x + run.width
  }
  close()
  const baselines = new Map<number, number>()
  for (const line of lines) baselines.set(Math.round(line.y), (baselines.get(Math.round(line.y)) ?? 0) + 1)
  for (const line of lines) line.shared = (baselines.get(Math.round(line.y)) ?? 0) > 1
  return lines
}

const finished = (runs: readonly GlyphRun[], page: number, index: number, mainFont: string): PdfLine | undefined => {
  let text = ''
  let right = runs[0]?.x ?? 0
  let emphasis = 0
  let plain = false
  let size = 0
  let weight = 0
  let firstWord = 0
  const left = right
  for (const run of runs) {
    const words = printable(run.text)
    const gap = run.x - right
    if (gap > run.size * spaceWidth && text !== '' && !text.endsWith(' ') && !words.startsWith(' ')) text += ' '
    const before = text.length
    text += words
    if (firstWord === 0 && /\S\s/.test(text)) {
      const cut = Math.max(0, text.search(/\S\s/) + 1 - before)
      firstWord = run.x + (words.length === 0 ? 0 : (run.width * cut) / words.length) - left
    }
    if (words.trim() !== '') {
      if (run.font === mainFont && !isLabel(text)) plain = true
      else if (!plain && run.font !== mainFont) emphasis = text.length
      right = run.x + run.width
    }
    size += run.size * words.trim().length
    weight += words.trim().length
  }
  if (text.trim() === '') return undefined
  const lead = text.length - text.trimStart().length
  const trimmed = text.trim()
  return {
    text: trimmed,
    left,
    right,
    y: runs[0]?.y ?? 0,
    size: weight === 0 ? 0 : size / weight,
    page,
    index,
    emphasis: Math.max(0, Math.min(emphasis - lead, trimmed.length)),
    firstWord: firstWord === 0 ? right - left : firstWord,
    shared: false,
  }
}

/** What pdf.js says a page draws: operations by number, and their arguments. */
interface OperatorList {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
}

type Operations = Record<
  | 'save'
  | 'restore'
  | 'setFillRGBColor'
  | 'setTextRenderingMode'
  | 'showText'
  | 'constructPath'
  | 'paintImageXObject'
  | 'paintImageMaskXObject'
  | 'paintInlineImageXObject',
  number
>

/** Neither filled nor stroked: how a scanner lays recognised words over its picture. */
const unseenMode = 3
const nearlyWhite = 0xf0

const isWhite = (colour: unknown): boolean => {
  if (typeof colour !== 'string' || !/^#[0-9a-f]{6}$/i.test(colour)) return false
  const value = Number.parseInt(colour.slice(1), 16)
  return Math.min(value >> 16, (value >> 8) & 0xff, value & 0xff) >= nearlyWhite
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined)

const glyphText = (glyphs: unknown): string => {
  let text = ''
  if (!Array.isArray(glyphs)) return text
  for (const glyph of glyphs) {
    if (typeof glyph === 'object' && glyph !== null && 'unicode' in glyph) text += String(glyph.unicode)
    else if (typeof glyph === 'number' && glyph < -200) text += ' '
  }
  return text
}

/**
 * Words a page prints in white or not at all. `certain` is false where the page also fills shapes with colour or shows
 * pictures: white words may stand on them.
 */
export const invisiblePrint = (list: OperatorList, operations: Operations): { text: string; certain: boolean } => {
  const stack: { white: boolean; mode: number }[] = []
  let white = false
  let mode = 0
  let coloured = false
  let text = ''
  list.fnArray.forEach((operation, i) => {
    const argument = first(list.argsArray[i])
    if (operation === operations.save) stack.push({ white, mode })
    else if (operation === operations.restore) ({ white, mode } = stack.pop() ?? { white: false, mode: 0 })
    else if (operation === operations.setFillRGBColor) white = isWhite(argument)
    else if (operation === operations.setTextRenderingMode) mode = Number(argument)
    else if (operation === operations.showText && (white || mode === unseenMode)) text += `${glyphText(argument)} `
    else if (
      operation === operations.paintImageXObject ||
      operation === operations.paintImageMaskXObject ||
      operation === operations.paintInlineImageXObject ||
      (operation === operations.constructPath && !white)
    ) {
      coloured = true
    }
  })
  return { text: text.replace(/\s+/g, ' ').trim(), certain: !coloured }
}

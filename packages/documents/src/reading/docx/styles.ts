import { child, childrenOf, toggle, valueIn, type XmlElement } from './xml-tree.ts'

/** What of a run's formatting decides whether and how it is seen. */
export interface RunLook {
  bold: boolean
  underline: boolean
  italic: boolean
  vanish: boolean
  /** `RRGGBB`, or `auto`. */
  colour: string
  /** Half points. */
  size: number
  /** Shading or highlight behind the words, `RRGGBB` or a name; undefined where there is none. */
  background: string | undefined
}

export interface ParagraphLook {
  outlineLevel: number | undefined
  numberId: string | undefined
  listLevel: number | undefined
  /** The style that brought the number, where it is the style's and not the paragraph's own. */
  numberStyle: string | undefined
  styleName: string
  run: RunLook
}

export interface Styles {
  /** A paragraph's resolved look from its `w:pPr`. */
  paragraph(properties: XmlElement | undefined): ParagraphLook
  /** A run's look: the paragraph's, its character style's, its own. */
  run(paragraph: RunLook, properties: XmlElement | undefined): RunLook
  /** The language of the document's defaults, `en-US`; words of numbers are in it. */
  language: string
  /** `w:numId` in a numbering style, for `w:numStyleLink`. */
  numberOfStyle(styleId: string): string | undefined
}

const plainLook: RunLook = {
  bold: false,
  underline: false,
  italic: false,
  vanish: false,
  colour: 'auto',
  size: 20,
  background: undefined,
}

const shade = (properties: XmlElement | undefined): string | undefined => {
  const highlight = valueIn(properties, 'w:highlight')
  if (highlight !== undefined && highlight !== 'none') return highlight
  const shading = child(properties, 'w:shd')?.attributes
  if (shading === undefined) return undefined
  if (shading['w:val'] === 'solid') return shading['w:color'] ?? 'auto'
  const fill = shading['w:fill']
  return fill === undefined || fill === 'auto' ? undefined : fill.toUpperCase()
}

/** Applies `w:rPr` on top of a look. */
const applied = (look: RunLook, properties: XmlElement | undefined): RunLook => {
  if (properties === undefined || properties.children.length === 0) return look
  const underline = valueIn(properties, 'w:u')
  const size = Number(valueIn(properties, 'w:sz'))
  return {
    bold: toggle(properties, 'w:b') ?? look.bold,
    italic: toggle(properties, 'w:i') ?? look.italic,
    underline: underline === undefined ? look.underline : underline !== 'none',
    vanish: toggle(properties, 'w:vanish') ?? look.vanish,
    colour: valueIn(properties, 'w:color')?.toUpperCase() ?? look.colour,
    size: Number.isFinite(size) && size > 0 ? size : look.size,
    background: shade(properties) ?? look.background,
  }
}

/** Styles based on each other; Word itself allows eleven. */
const longestChain = 20

interface StyleRecord {
  id: string
  name: string
  basedOn: string | undefined
  element: XmlElement
}

/** Reads styles.xml. Resolution is cached a style, so that a paragraph costs the same however deep its style inherits. */
export const readStyles = (root: XmlElement | undefined): Styles => {
  const records = new Map<string, StyleRecord>()
  let defaultParagraph: string | undefined
  for (const element of childrenOf(root, 'w:style')) {
    const id = element.attributes['w:styleId'] ?? ''
    records.set(id, {
      id,
      name: (valueIn(element, 'w:name') ?? id).toLowerCase(),
      basedOn: valueIn(element, 'w:basedOn'),
      element,
    })
    if (element.attributes['w:type'] === 'paragraph' && /^(1|true|on)$/.test(element.attributes['w:default'] ?? '')) {
      defaultParagraph = id
    }
  }
  const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  const base = applied(plainLook, defaults)
  /** The style and what it is based on, most general first; a circle ends where it closes, and a long chain where Word's does. */
  const chain = (id: string | undefined): StyleRecord[] => {
    const found: StyleRecord[] = []
    const seen = new Set<string>()
    for (let next = id; next !== undefined && !seen.has(next) && found.length < longestChain; ) {
      seen.add(next)
      const record = records.get(next)
      if (record === undefined) break
      found.push(record)
      next = record.basedOn
    }
    return found.reverse()
  }

  const looks = new Map<string, ParagraphLook>()
  const paragraphStyle = (id: string): ParagraphLook => {
    const known = looks.get(id)
    if (known) return known
    const look: ParagraphLook = {
      outlineLevel: undefined,
      numberId: undefined,
      listLevel: undefined,
      numberStyle: undefined,
      styleName: '',
      run: base,
    }
    for (const record of chain(id)) {
      const properties = child(record.element, 'w:pPr')
      const outline = valueIn(properties, 'w:outlineLvl')
      if (outline !== undefined) look.outlineLevel = Number(outline)
      const number = child(properties, 'w:numPr')
      if (number) {
        look.numberId = valueIn(number, 'w:numId') ?? look.numberId
        const level = valueIn(number, 'w:ilvl')
        if (level !== undefined) look.listLevel = Number(level)
        look.numberStyle = record.id
      }
      look.styleName = record.name
      look.run = applied(look.run, child(record.element, 'w:rPr'))
    }
    looks.set(id, look)
    return look
  }

  return {
    language: child(defaults, 'w:lang')?.attributes['w:val']?.toLowerCase() ?? 'en',
    paragraph: (properties) => {
      const look = { ...paragraphStyle(valueIn(properties, 'w:pStyle') ?? defaultParagraph ?? '') }
      const outline = valueIn(properties, 'w:outlineLvl')
      if (outline !== undefined) look.outlineLevel = Number(outline)
      const number = child(properties, 'w:numPr')
      if (number) {
        const id = valueIn(number, 'w:numId')
        const level = valueIn(number, 'w:ilvl')
        if (id !== undefined) {
          look.numberId = id
          look.numberStyle = undefined
          look.listLevel = level === undefined ? (look.listLevel ?? 0) : Number(level)
        } else if (level !== undefined) {
          look.listLevel = Number(level)
          look.numberStyle = undefined
        }
      }
      const background = shade(properties)
      if (background !== undefined) look.run = { ...look.run, background }
      return look
    },
    run: (paragraph, properties) => {
      if (properties === undefined) return paragraph
      let look = paragraph
      const style = valueIn(properties, 'w:rStyle')
      if (style !== undefined) for (const record of chain(style)) look = applied(look, child(record.element, 'w:rPr'))
      return applied(look, properties)
    },
    numberOfStyle: (styleId) => paragraphStyle(styleId).numberId,
  }
}

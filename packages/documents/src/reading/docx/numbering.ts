import { formatNumber } from './number-format.ts'
import type { ParagraphLook, Styles } from './styles.ts'
import { child, childrenOf, descendants, toggle, valueIn, type XmlElement } from './xml-tree.ts'

interface Level {
  start: number
  format: string
  custom: string
  text: string
  /** Restarts after this level (one-based); 0 never, undefined after any level above. */
  restart: number | undefined
  legal: boolean
  styleId: string | undefined
}

interface AbstractNumber {
  id: string
  levels: Map<number, Level>
  styleLink: string | undefined
}

interface NumberInstance {
  abstract: AbstractNumber
  overrides: Map<number, { start: number | undefined; level: Level | undefined }>
  /** Overrides of the start are spent at the first use, then the list goes on counting. */
  started: Set<number>
}

/** Gives each paragraph the number Word prints, as it passes them in document order. */
export interface Numbering {
  /** The label of the next paragraph, and its level in the list; undefined where it has no number. */
  next(look: ParagraphLook): { label: string; level: number; bullet: boolean } | undefined
}

const bulletSign = '•'

const readLevel = (element: XmlElement): Level => {
  // Word 2010 wraps formats that older versions lack; what is inside the choice counts.
  const format = child(element, 'w:numFmt') ?? [...descendants(element)].find(({ name }) => name === 'w:numFmt')
  const restart = valueIn(element, 'w:lvlRestart')
  return {
    start: Number(valueIn(element, 'w:start') ?? 0) || (valueIn(element, 'w:start') === undefined ? 1 : 0),
    format: format?.attributes['w:val'] ?? 'decimal',
    custom: format?.attributes['w:format'] ?? '',
    text: valueIn(element, 'w:lvlText') ?? '',
    restart: restart === undefined ? undefined : Number(restart),
    legal: toggle(element, 'w:isLgl') ?? false,
    styleId: valueIn(element, 'w:pStyle'),
  }
}

const levelIndex = (element: XmlElement): number => Number(element.attributes['w:ilvl'] ?? 0)

/** Reads numbering.xml. The counters live here: one `Numbering` per pass over a document. */
export const readNumbering = (root: XmlElement | undefined, styles: Styles): Numbering => {
  const abstracts = new Map<string, AbstractNumber>()
  const links = new Map<string, string>()
  for (const element of childrenOf(root, 'w:abstractNum')) {
    const id = element.attributes['w:abstractNumId'] ?? ''
    abstracts.set(id, {
      id,
      levels: new Map(childrenOf(element, 'w:lvl').map((level) => [levelIndex(level), readLevel(level)])),
      styleLink: valueIn(element, 'w:numStyleLink'),
    })
    const link = valueIn(element, 'w:styleLink')
    if (link !== undefined) links.set(link, id)
  }
  const abstractOfNumber = new Map<string, string>()
  for (const element of childrenOf(root, 'w:num')) {
    abstractOfNumber.set(element.attributes['w:numId'] ?? '', valueIn(element, 'w:abstractNumId') ?? '')
  }
  /** A list that only names a numbering style takes that style's levels. */
  const resolve = (id: string, depth = 0): AbstractNumber | undefined => {
    const abstract = abstracts.get(id)
    if (abstract?.styleLink === undefined || depth > 8) return abstract
    const number = styles.numberOfStyle(abstract.styleLink)
    const target = (number && abstractOfNumber.get(number)) ?? links.get(abstract.styleLink)
    return target === undefined || target === id ? abstract : resolve(target, depth + 1)
  }
  const instances = new Map<string, NumberInstance>()
  for (const element of childrenOf(root, 'w:num')) {
    const abstract = resolve(valueIn(element, 'w:abstractNumId') ?? '')
    if (abstract === undefined) continue
    const overrides: NumberInstance['overrides'] = new Map()
    for (const override of childrenOf(element, 'w:lvlOverride')) {
      const start = valueIn(override, 'w:startOverride')
      const level = child(override, 'w:lvl')
      overrides.set(levelIndex(override), {
        start: start === undefined ? undefined : Number(start),
        level: level && readLevel(level),
      })
    }
    instances.set(element.attributes['w:numId'] ?? '', { abstract, overrides, started: new Set() })
  }

  const counters = new Map<AbstractNumber, (number | undefined)[]>()
  const levelOf = (instance: NumberInstance, index: number): Level | undefined =>
    instance.overrides.get(index)?.level ?? instance.abstract.levels.get(index)

  const label = (instance: NumberInstance, index: number, values: (number | undefined)[]): string => {
    const level = levelOf(instance, index)
    if (level === undefined) return ''
    return level.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const which = Number(digit) - 1
        const other = levelOf(instance, which)
        if (other === undefined) return ''
        const value = values[which] ?? other.start
        const format = level.legal && which <= index && other.format !== 'none' ? 'decimal' : other.format
        return formatNumber(value, format, other.custom, styles.language)
      })
      .replace(/[\s\u00a0]+/g, ' ')
      .trim()
  }

  return {
    next: (look) => {
      const instance = look.numberId === undefined ? undefined : instances.get(look.numberId)
      if (instance === undefined) return undefined
      let index = look.listLevel ?? 0
      if (look.numberStyle !== undefined) {
        // A style's own level yields to the list's level that names the style.
        for (let i = 0; i < 9; i++) if (levelOf(instance, i)?.styleId === look.numberStyle) index = i
      }
      const level = levelOf(instance, index)
      if (level === undefined) return undefined
      let values = counters.get(instance.abstract)
      if (values === undefined) {
        values = []
        counters.set(instance.abstract, values)
      }
      const override = instance.overrides.get(index)
      if (override?.start !== undefined && !instance.started.has(index)) {
        values[index] = override.start
        instance.started.add(index)
      } else {
        const value = values[index]
        values[index] = value === undefined ? (override?.start ?? level.start) : value + 1
      }
      for (let deeper = index + 1; deeper < 9; deeper++) {
        const restart = levelOf(instance, deeper)?.restart
        if (restart === undefined || (restart > 0 && index < restart)) values[deeper] = undefined
      }
      if (level.format === 'bullet') {
        return level.text.trim() === '' ? undefined : { label: bulletSign, level: index, bullet: true }
      }
      const text = label(instance, index, values)
      return text === '' ? undefined : { label: text, level: index, bullet: false }
    },
  }
}

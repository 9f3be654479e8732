/** One way to understand a label: `(i)` is a roman one and the letter after `(h)`. */
export interface LabelReading {
  /** Labels of one list share it: `alpha(`, `decimal.`, `dotted2`, `article`. */
  shape: string
  /** Its place in the list; 0 where it does not count (bullets). */
  value: number
  /** `2.3` is `[2, 3]`; undefined where a label says nothing about what it is in. */
  path?: number[]
}

export interface TypedLabel {
  label: string
  rest: string
  /** How many characters of the text the label and the space after it take. */
  length: number
  /** `weak` ones (`a.`, a bare number) count only where they continue or begin a list. */
  strength: 'strong' | 'medium' | 'weak'
}

export const bullet = '•'

const romanValues: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
const romanPattern = /^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/

export const romanValue = (text: string): number | undefined => {
  const lower = text.toLowerCase()
  if (lower === '' || !romanPattern.test(lower)) return undefined
  let total = 0
  for (let i = 0; i < lower.length; i++) {
    const value = romanValues[lower[i] ?? ''] ?? 0
    total += value < (romanValues[lower[i + 1] ?? ''] ?? 0) ? -value : value
  }
  return total
}

/** a..z, then aa, bb, ...: a letter repeated. */
const letterValue = (text: string): number | undefined => {
  const first = text.toLowerCase().charCodeAt(0) - 96
  if (first < 1 || first > 26 || [...text].some((letter) => letter !== text[0])) return undefined
  return first + 26 * (text.length - 1)
}

const words =
  'Article|ARTICLE|Section|SECTION|Clause|CLAUSE|Schedule|SCHEDULE|Exhibit|EXHIBIT|Annex|ANNEX|Annexure|ANNEXURE|Appendix|APPENDIX|Attachment|ATTACHMENT|Part|PART|Chapter|CHAPTER|§'
const wordPattern = new RegExp(`^(${words})\\s*(\\d{1,3}(?:\\.\\d{1,3})*|[IVXLC]{1,7}|[A-Z])([.:)]*)$`)
const dottedPattern = /^[([]?(\d{1,4}(?:\.\d{1,4})+)[.)\]:]*$/
const compositePattern = /^(\d{1,4}(?:\.\d{1,4})*)((?:\([a-z0-9]{1,5}\))+)[.:]?$/
const singlePattern = /^([([]?)(\d{1,4}|[a-z]{1,9}|[A-Z]{1,9})([.)\]:]*)$/

const numbered = (text: string): number[] => text.split('.').map(Number)

/** Every way to understand a label as printed, most likely first. */
export const readLabel = (label: string): LabelReading[] => {
  if (label === bullet) return [{ shape: 'bullet', value: 0 }]
  const word = wordPattern.exec(label)
  if (word) {
    const name = (word[1] ?? '').toLowerCase()
    const number = word[2] ?? ''
    if (number.includes('.')) {
      const path = numbered(number)
      return [{ shape: `dotted${path.length}`, value: path.at(-1) ?? 0, path }]
    }
    const inner = ['article', 'section', 'clause', '§'].includes(name)
    const value = /^\d/.test(number) ? Number(number) : (romanValue(number) ?? letterValue(number) ?? 0)
    const letter = /^[A-Z]$/.test(number) ? letterValue(number) : undefined
    const readings: LabelReading[] = [{ shape: name, value, ...(inner ? { path: [value] } : {}) }]
    // Exhibit C is the third, not the hundredth.
    if (letter !== undefined && letter !== value) readings[inner ? 'push' : 'unshift']({ shape: name, value: letter })
    return readings
  }
  const dotted = dottedPattern.exec(label)
  if (dotted) {
    const path = numbered(dotted[1] ?? '')
    return [{ shape: `dotted${path.length}`, value: path.at(-1) ?? 0, path }]
  }
  const composite = compositePattern.exec(label)
  if (composite) {
    const inner = (composite[2] ?? '').slice(1, -1).split(')(')
    const path = [
      ...numbered(composite[1] ?? ''),
      ...inner.map((part) => Number(part) || letterValue(part) || romanValue(part) || 0),
    ]
    return [{ shape: `composite${path.length}`, value: path.at(-1) ?? 0, path }]
  }
  const single = singlePattern.exec(label)
  if (single) {
    const [, open = '', body = '', close = ''] = single
    const decoration = open === '' ? close.slice(0, 1) : '('
    if (/^\d/.test(body)) {
      const value = Number(body)
      return [{ shape: `decimal${decoration}`, value, ...(open === '' ? { path: [value] } : {}) }]
    }
    const size = body === body.toUpperCase() ? 'upper' : 'lower'
    const readings: LabelReading[] = []
    const letter = letterValue(body)
    const roman = romanValue(body)
    if (letter !== undefined) readings.push({ shape: `${size}-letter${decoration}`, value: letter })
    if (roman !== undefined) {
      const reading = { shape: `${size}-roman${decoration}`, value: roman }
      if (body.length > 1) readings.unshift(reading)
      else readings.push(reading)
    }
    if (readings.length > 0) return readings
  }
  const digits = /(\d+)\D*$/.exec(label)?.[1]
  return [{ shape: `other${label.replace(/[\p{L}\p{N}]+/gu, '')}`, value: digits === undefined ? 0 : Number(digits) }]
}

const patterns: { pattern: RegExp; strength: TypedLabel['strength'] }[] = [
  { pattern: /^(\d{1,3}(?:\.\d{1,3}){1,5}[.)]?)(?:\s+|$)/, strength: 'medium' },
  { pattern: /^(\d{1,3}(?:\.\d{1,3})*(?:\([a-z]{1,4}\))+)(?:\s+|$)/, strength: 'medium' },
  { pattern: /^(\((?:\d{1,3}|[a-zA-Z]|[ivxl]{2,6}|[IVXL]{2,6}|([a-z])\2)\))\s*/, strength: 'strong' },
  { pattern: /^(\d{1,3}[.)])(?:\s+|$)/, strength: 'medium' },
  { pattern: /^((?:[a-zA-Z]|[ivxl]{2,6}|[IVXL]{2,6})[.)])(?:\s+|$)/, strength: 'weak' },
]
const typedWord = new RegExp(
  `^((?:${words})\\s*(?:\\d{1,3}(?:\\.\\d{1,3})*|[IVXLC]{1,7}|[A-Z])(?![\\w'’])[.:)]?)(\\s*[–—-])?(?:\\s+|$)`,
)
const bareNumber = /^(\d{1,2})\s+(?=[A-Z])/
const typedBullet = /^[•●▪◦■·‣∙–*-]\s+(?=\S)/

/** The number typed at the beginning of a paragraph. `isHeading` tells whether the rest would be a title. */
export const typedLabel = (text: string, isHeading: (rest: string) => boolean): TypedLabel | undefined => {
  for (const { pattern, strength } of patterns) {
    const match = pattern.exec(text)
    if (match) return { label: match[1] ?? '', rest: text.slice(match[0].length), length: match[0].length, strength }
  }
  const word = typedWord.exec(text)
  if (word) {
    const rest = text.slice(word[0].length)
    const label = word[1] ?? ''
    // `Section 5 of this Agreement says` begins a sentence; `Section 5. Term` and `Exhibit A` are labels.
    const separated = /[.:)]$/.test(label) || word[2] !== undefined
    if (rest === '' || separated || isHeading(rest)) return { label, rest, length: word[0].length, strength: 'strong' }
  }
  const bare = bareNumber.exec(text)
  if (bare && isHeading(text.slice(bare[0].length))) {
    return { label: bare[1] ?? '', rest: text.slice(bare[0].length), length: bare[0].length, strength: 'weak' }
  }
  const item = typedBullet.exec(text)
  if (item) return { label: bullet, rest: text.slice(item[0].length), length: item[0].length, strength: 'strong' }
  return undefined
}

/** Remembers which numbers began a paragraph, so that `(b)` at the beginning of a line is known for the next item. */
export interface ListMemory {
  begin(label: string): void
  continues(label: string): boolean
}

export const listMemory = (): ListMemory => {
  const begun = new Map<string, number>()
  return {
    begin: (label) => {
      for (const { shape, value } of readLabel(label)) begun.set(shape, value)
    },
    continues: (label) =>
      label === bullet || readLabel(label).some(({ shape, value }) => value > 1 && begun.get(shape) === value - 1),
  }
}

/** How a block looks on the page; the running text takes the same shape as the finished one, so that nothing jumps. */
export type BlockShape =
  /** `label`: a clause's number, `7.`; empty where it has none. */
  | { kind: 'heading'; level: number; label: string; marker: number }
  /** `label`: the block's own number, as it stands in the text: `7.2`, `(a)`, `(A)`. */
  | { kind: 'numbered' | 'lettered'; label: string; marker: number }
  | { kind: 'item' | 'quote'; marker: number }
  | { kind: 'plain'; marker: 0 }

const headingMarker = /^ {0,3}(#{1,6})[ \t]+(?:(\d{1,3}\.)[ \t]+)?(?=\S)/
const undecidedHeading = /^ {0,3}#{1,6}[ \t]+(?:\d{1,3}(?:\.[ \t]*)?)?$/
const numberLabel = /^(\d{1,3}(?:\.\d{1,3})+\.?)[ \t]+(?=\S)/
const letterLabel = /^(\((?:[A-Za-z]{1,4}|\d{1,3})\))[ \t]+(?=\S)/
const itemMarker = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/
const quoteMarker = /^ {0,3}>[ \t]*(?=\S)/

/** What may still become one of the markers above. */
const undecided =
  /^ {0,3}(?:#{1,6}[ \t]*|>[ \t]*|[-*+][ \t]*|\d{1,9}[.)]?[ \t]*|\d[\d.]{0,11}[ \t]*|\([A-Za-z\d]{0,4}\)?[ \t]*)?$/

/** The shape of a block by its first characters, or `undefined` while they do not tell. */
export function shapeOf(source: string): BlockShape | undefined {
  if (undecidedHeading.test(source)) return undefined
  const found = headingMarker.exec(source)
  if (found) return { kind: 'heading', level: found[1]?.length ?? 1, label: found[2] ?? '', marker: found[0].length }
  const number = numberLabel.exec(source)
  if (number) return { kind: 'numbered', label: number[1] ?? '', marker: number[0].length }
  const letter = letterLabel.exec(source)
  if (letter) return { kind: 'lettered', label: letter[1] ?? '', marker: letter[0].length }
  const item = itemMarker.exec(source)
  if (item) return { kind: 'item', marker: item[0].length }
  const quote = quoteMarker.exec(source)
  if (quote) return { kind: 'quote', marker: quote[0].length }
  return undecided.test(source) ? undefined : { kind: 'plain', marker: 0 }
}

import type { Paragraph } from '../paragraph.ts'
import { typedLabel } from '../structure/printed-label.ts'

/** The number a cell holds and nothing else, printed by the word processor or typed; undefined where it holds more. */
export const numberOfCell = (cell: readonly Paragraph[]): string | undefined => {
  const [only, more] = cell
  if (only === undefined || more !== undefined) return undefined
  if (only.text === '') return only.label
  const typed = only.label === undefined ? typedLabel(only.text, () => false) : undefined
  return typed?.rest === '' ? typed.label : undefined
}

/** A cell whose number stands in the column before it; undefined where it has one of its own. */
export const withNumber = (cell: readonly Paragraph[], number: Paragraph, label: string): Paragraph[] | undefined => {
  const [first, ...rest] = cell
  if (first === undefined || first.label !== undefined || typedLabel(first.text, () => false)) return undefined
  return [{ ...first, label, ...(number.indent === undefined ? {} : { indent: number.indent }) }, ...rest]
}

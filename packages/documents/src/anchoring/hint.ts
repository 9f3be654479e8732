import { compactText } from './compact-text.ts'

/** What else is known of the place of a quote. */
export interface AnchorHint {
  /** The words before and after it. */
  before?: string
  after?: string
  /** About where it starts, in UTF-16 units. */
  near?: number
}

export interface Range {
  start: number
  end: number
}

const contextLength = 64

/**
 * The one candidate that fits a hint clearly better than every other: its surroundings agree with more of `before`
 * and `after`, or else it is at least twice as near. Nothing where the hint does not decide.
 */
export function chooseByHint(text: string, candidates: readonly Range[], hint: AnchorHint): Range | undefined {
  const agreement = candidates.map((candidate) => agreementOf(text, candidate, hint))
  const best = Math.max(...agreement)
  const agreeing = candidates.filter((_, index) => agreement[index] === best)
  if (best > 0 && agreeing.length === 1) return agreeing[0]
  const { near } = hint
  if (near === undefined) return undefined
  const [first, second] = agreeing.toSorted((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))
  if (!first || !second) return first
  return Math.abs(first.start - near) * 2 < Math.abs(second.start - near) ? first : undefined
}

/** How many letters around a range agree with the hint. */
function agreementOf(text: string, { start, end }: Range, { before = '', after = '' }: AnchorHint): number {
  const textBefore = compactText(text.slice(Math.max(0, start - 2 * contextLength), start)).compact
  const textAfter = compactText(text.slice(end, end + 2 * contextLength)).compact
  return (
    sharedStart(compactText(after.slice(0, 2 * contextLength)).compact, textAfter) +
    sharedStart(reverse(compactText(before.slice(-2 * contextLength)).compact), reverse(textBefore))
  )
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < contextLength && length < a.length && a[length] === b[length]) length++
  return length
}

const reverse = (text: string): string => [...text].reverse().join('')

/** A text without anything but letters and digits, in lower case, with the way back to the original. */
export interface CompactText {
  original: string
  compact: string
  /** For each unit of `compact`, its index in `original`. */
  positions: Uint32Array
}

const wordUnit = /[\p{L}\p{N}\p{M}]/u

/**
 * What is left of a text when quotes, dashes, hyphenation, spaces and case are taken away: all that a model or a
 * reader changes without meaning to.
 */
export function compactText(original: string): CompactText {
  const positions = new Uint32Array(original.length)
  const parts: string[] = []
  let count = 0
  for (let i = 0; i < original.length; i++) {
    const unit = original.charAt(i)
    const code = original.charCodeAt(i)
    if (code < 128 ? !isAsciiWord(code) : !isWordAt(original, i)) continue
    const lower = unit.toLowerCase()
    parts.push(lower.length === 1 ? lower : unit)
    positions[count++] = i
  }
  return { original, compact: parts.join(''), positions: positions.subarray(0, count) }
}

const isAsciiWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)

function isWordAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  const low = code >= 0xdc00 && code <= 0xdfff
  const point = text.codePointAt(low ? index - 1 : index)
  return point !== undefined && wordUnit.test(String.fromCodePoint(point))
}

/** Whether a letter or digit stands at an index of a text. */
export const isWord = (text: string, index: number): boolean =>
  index >= 0 && index < text.length && isWordAt(text, index)

/** First halves that keep their hyphen: `non-` at a line's end belongs to `non-disclosure`. */
const kept = new Set(
  'non self co pre re sub inter intra multi third well long short high low cross anti post semi ex all counter e data good vice half one two three then so'.split(
    ' ',
  ),
)

/** Decides, for a word cut at the end of a line, whether its hyphen is the word's own. */
export type HyphenMender = (before: string, after: string) => boolean

/** Learns the words of a document, then says whether to keep the hyphen between two halves. Linear in the text. */
export const hyphenMender = (lines: Iterable<string>): HyphenMender => {
  const words = new Set<string>()
  for (const line of lines)
    for (const [word] of line.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)) words.add(word)
  return (before, after) => {
    const left = (/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*-$/u.exec(before)?.[0] ?? '').slice(0, -1).toLowerCase()
    const right = /^[\p{L}\p{N}]+/u.exec(after)?.[0] ?? ''
    if (left === '' || !/^\p{Ll}/u.test(right)) return true
    if (words.has(left + right)) return false
    return words.has(`${left}-${right}`) || kept.has(left) || left.includes('-')
  }
}

/** Whether a line ends inside a word. */
export const endsWithHyphen = (line: string): boolean => /\p{L}-$/u.test(line)

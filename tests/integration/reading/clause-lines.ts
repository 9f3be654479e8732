import { type ClauseTree, walkClauses } from '@clausemint/protocol'

/** Letters and digits only: what two programs may print differently (spaces, quotes, bullets) does not count. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Each clause as a reader sees it: number, heading and text in one line of letters. */
export const clauseLines = (tree: ClauseTree): string[] => {
  const lines = [...walkClauses(tree)].map((clause) =>
    lettersOf(`${clause.label} ${clause.heading ?? ''} ${clause.text}`),
  )
  return [...(tree.title === undefined ? [] : [lettersOf(tree.title)]), ...lines].filter((line) => line !== '')
}

export interface Agreement {
  total: number
  found: number
  missing: string[]
}

/** How many of `wanted` are among `given`, each counted once; order is checked by what the lines say themselves. */
export const agreement = (wanted: readonly string[], given: readonly string[]): Agreement => {
  const left = new Map<string, number>()
  for (const line of given) left.set(line, (left.get(line) ?? 0) + 1)
  const missing: string[] = []
  for (const line of wanted) {
    const count = left.get(line) ?? 0
    if (count > 0) left.set(line, count - 1)
    else missing.push(line)
  }
  return { total: wanted.length, found: wanted.length - missing.length, missing }
}

/**
 * How many clauses stand in `printed` (another program's text) whole, in this order, and beginning and ending at the end
 * of a line. A line break inside a paragraph is no paragraph's end, so lines are looked up in the text as one.
 */
export const agreementWithText = (wanted: readonly string[], printed: string): Agreement => {
  const starts = new Set<number>([0])
  let text = ''
  for (const line of printed.split(/[\r\n\f]+/)) {
    text += lettersOf(line)
    starts.add(text.length)
  }
  const missing: string[] = []
  let at = 0
  for (const line of wanted) {
    let found = text.indexOf(line, at)
    while (found >= 0 && !(starts.has(found) && starts.has(found + line.length))) found = text.indexOf(line, found + 1)
    // Far ahead means that it is another clause of the same words.
    if (found < 0 || found > at + 20_000) missing.push(line)
    else at = found + line.length
  }
  return { total: wanted.length, found: wanted.length - missing.length, missing }
}

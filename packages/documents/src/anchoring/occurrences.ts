/** Where a pattern occurs in a text, overlaps included; at most `limit` places. */
export function occurrences(text: string, pattern: string, limit = 50): number[] {
  const found: number[] = []
  if (!pattern) return found
  for (let at = text.indexOf(pattern); at >= 0 && found.length < limit; at = text.indexOf(pattern, at + 1))
    found.push(at)
  return found
}

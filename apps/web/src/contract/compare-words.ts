import { diffWordsWithSpace } from 'diff'
import type { ComparedPart, CompareWords } from './tracked-words.ts'

/** A comparison that takes longer says no more than "all of it is new". */
const mostMs = 20

/** With less in common than this, one stretch that goes and one that comes are easier to read than a patchwork. */
const leastShared = 0.3

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

/** Word by word, white space kept as it is; words in a row that are all new are one change, not one a word. */
export const compareWords: CompareWords = (before, after) => {
  const parts = diffWordsWithSpace(before, after, { timeout: mostMs })
  if (!parts) return undefined
  const result = joined(parts)
  const shared = result.reduce((sum, { value, added, removed }) => sum + (added || removed ? 0 : wordsIn(value)), 0)
  return shared < leastShared * Math.min(wordsIn(before), wordsIn(after)) ? undefined : result
}

function joined(parts: readonly ComparedPart[]): ComparedPart[] {
  const result: ComparedPart[] = []
  let removed = ''
  let added = ''
  const settle = () => {
    if (removed !== '') result.push({ value: removed, added: false, removed: true })
    if (added !== '') result.push({ value: added, added: true, removed: false })
    removed = ''
    added = ''
  }
  parts.forEach((part, index) => {
    const next = parts[index + 1]
    if (part.removed) removed += part.value
    else if (part.added) added += part.value
    else if (wordsIn(part.value) < 2 && removed !== '' && added !== '' && next && (next.removed || next.added)) {
      removed += part.value
      added += part.value
    } else {
      settle()
      result.push({ value: part.value, added: false, removed: false })
    }
  })
  settle()
  return result
}

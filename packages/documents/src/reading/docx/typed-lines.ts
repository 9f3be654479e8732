import { looksLikeTitle } from '../structure/clause-heading.ts'
import { type ListMemory, typedLabel } from '../structure/printed-label.ts'
import { beginsNumbered } from '../text/read-text.ts'

/**
 * Where the clauses begin that were typed into one paragraph with line breaks between them, as text pasted from a mail
 * is; the first is always 0. What only might be a number, as that of a house, begins none.
 */
export const typedLines = (raw: string, label: string | undefined, lists: ListMemory): number[] => {
  const starts = [0]
  const first = label ?? typedLabel(raw.trimStart(), looksLikeTitle)?.label
  if (first !== undefined) lists.begin(first)
  let before: string | undefined
  let at = 0
  for (const line of raw.split('\n')) {
    const text = line.trim()
    const typed = before === undefined ? undefined : typedLabel(text, looksLikeTitle)
    if (typed && beginsNumbered(text, before, lists) && (typed.strength !== 'weak' || lists.continues(typed.label))) {
      starts.push(at)
      lists.begin(typed.label)
    }
    if (text !== '') before = text
    at += line.length + 1
  }
  return starts
}

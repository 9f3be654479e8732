import type { SourceRemarks } from '@clausemint/protocol'
import { speaksToMachine } from '../machine-instructions.ts'
import type { ReadContract } from './read-result.ts'

/** More than any contract has of each; a file that has more was made to be a burden. */
const mostOfEach = 1_000
/** UTF-16 units. */
const longest = 5_000

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/**
 * What was in a file beside its clauses, to be kept with the document. Of hidden texts, those that speak to a machine
 * come first, so that they are kept however many others there are; what is left out is said.
 */
export function sourceRemarks(contract: Omit<ReadContract, 'sourceMap'>): SourceRemarks {
  const { revisions, comments, hidden, warnings } = contract
  const instructions = hidden.filter(({ text }) => speaksToMachine(text))
  const ordered =
    hidden.length > mostOfEach ? [...instructions, ...hidden.filter((item) => !instructions.includes(item))] : hidden
  const all = [...revisions, ...comments, ...hidden]
  const isShortened =
    [revisions, comments, hidden].some((list) => list.length > mostOfEach) ||
    all.some(({ text }) => text.length > longest)
  return {
    revisions: revisions.slice(0, mostOfEach).map(({ kind, author, date, text, clauseId }) => ({
      kind,
      author,
      text: shortened(text),
      ...(date !== undefined && { date }),
      ...(clauseId !== undefined && { clauseId }),
    })),
    comments: comments.slice(0, mostOfEach).map(({ author, date, text, quote, clauseId, resolved }) => ({
      author,
      text: shortened(text),
      quote: shortened(quote),
      resolved,
      ...(date !== undefined && { date }),
      ...(clauseId !== undefined && { clauseId }),
    })),
    hidden: ordered.slice(0, mostOfEach).map(({ text, why, place, clauseId }) => ({
      text: shortened(text),
      why,
      place,
      ...(clauseId !== undefined && { clauseId }),
    })),
    warnings: [...warnings, ...(isShortened ? ['remarks-shortened'] : [])],
  }
}

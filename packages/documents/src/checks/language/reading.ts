import type { ClauseTree } from '@clausemint/protocol'
import { walkClauses } from '@clausemint/protocol'
import { foldedSpeaksToMachine, speaksToMachine } from '../../machine-instructions.ts'
import { fold } from './fold.ts'
import { createListStructure } from './list-structure.ts'
import { type Span, splitSentences } from './sentences.ts'

/** A sentence or list item, with all that is needed to understand it alone. */
export interface Sentence extends Span {
  /** Its place among the sentences of the contract. */
  index: number
  /** The clause `start` and `end` count in; absent when a plain text was read. */
  clauseId?: string
  /** The words as they stand. */
  text: string
  /** The words folded (see `fold`), as long as `text`. */
  own: string
  /** What an item of a list is a continuation of, folded; empty outside lists. */
  leadIn: string
  /** `leadIn` and `own`: what the item says when it is read as a whole sentence. */
  full: string
  /** The heading it stands under, folded; empty where there is none. */
  heading: string
  isHeading: boolean
}

/** A contract as the checks see it. */
export interface Reading {
  sentences: Sentence[]
  /**
   * Of a clause tree: what is addressed to a machine that reads it. No check but the one that reports it reads these,
   * so that they can change nothing (D3). Those of a heading or the title have no place in a clause's text.
   */
  addressed?: Sentence[]
}

/** Reads a plain text. Offsets count in the text, in UTF-16 units. */
export function readText(text: string): Reading {
  return readSpans(text, splitSentences(text))
}

/** Reads a text whose sentences are given, in order. */
export function readSpans(text: string, spans: readonly Span[]): Reading {
  const sentences: Sentence[] = []
  const structure = createListStructure()
  let heading = ''
  for (const span of spans) {
    const words = text.slice(span.start, span.end)
    const own = fold(words)
    const isHeading = looksLikeHeading(words)
    if (isHeading) heading = own
    const leadIn = isHeading ? structure.reset() : structure.place(words, own)
    sentences.push(makeSentence(sentences.length, span, words, own, leadIn, heading, isHeading))
  }
  return { sentences }
}

/** Reads a clause tree. Offsets count in the text of the sentence's clause. A clause inherits its parent's open sentence. */
export function readTree(tree: ClauseTree): Reading {
  const sentences: Sentence[] = []
  const addressed: Sentence[] = []
  const setApart = (text: string, span: Span, clauseId?: string) => {
    const sentence = makeSentence(addressed.length, span, text, fold(text), '', '', false)
    addressed.push(clauseId === undefined ? sentence : { ...sentence, clauseId })
  }
  if (tree.title !== undefined && speaksToMachine(tree.title)) setApart(tree.title, nowhere)
  const inherited = new Map<string, { leadIn: string; heading: string }>()
  // Items that are siblings of their lead-in are followed as in a plain text; nested ones know theirs from the tree.
  const flat = createListStructure()
  for (const clause of walkClauses(tree)) {
    const parent = inherited.get(clause.id)
    let { heading: ownHeading } = clause
    if (ownHeading && speaksToMachine(ownHeading)) {
      setApart(ownHeading, nowhere, clause.id)
      ownHeading = undefined
    }
    const heading = ownHeading ? fold(ownHeading) : (parent?.heading ?? '')
    if (ownHeading || parent?.leadIn) flat.reset()
    const structure = parent?.leadIn ? createListStructure(parent.leadIn) : flat
    let open = ''
    for (const span of splitSentences(clause.text)) {
      const text = clause.text.slice(span.start, span.end)
      const own = fold(text)
      if (foldedSpeaksToMachine(text, own)) {
        setApart(text, span, clause.id)
        continue
      }
      const first = span.start === 0 && clause.label !== ''
      const leadIn = structure.place(first ? `${clause.label} ${text}` : text, own)
      const sentence = makeSentence(sentences.length, span, text, own, leadIn, heading, false)
      sentence.clauseId = clause.id
      sentences.push(sentence)
      open = isOpen(own) ? sentence.full : ''
    }
    for (const child of clause.children)
      inherited.set(child.id, { leadIn: open || (clause.text ? '' : (parent?.leadIn ?? '')), heading })
  }
  return { sentences, addressed }
}

const nowhere: Span = { start: 0, end: 0 }

/** A sentence whose list is still to come. */
const isOpen = (folded: string): boolean => !/[.;]["')\]]*$/.test(folded)

function makeSentence(
  index: number,
  { start, end }: Span,
  text: string,
  own: string,
  leadIn: string,
  heading: string,
  isHeading: boolean,
): Sentence {
  return { index, start, end, text, own, leadIn, full: leadIn ? `${leadIn} ${own}` : own, heading, isHeading }
}

const predicate = /\b(?:shall|will|may|must|is|are|was|has|have|agrees?|means?|not|which|that)\b/i

/** Short, unpunctuated and capitalised: `5. Return of Information`. */
function looksLikeHeading(text: string): boolean {
  if (text.length > 90 || !/[A-Za-z]{3}/.test(text)) return false
  const numbered = /^\W*(?:(?:section|article|clause)\s+)?(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])[.):]\s+["“]?[A-Z]/i.test(text)
  if (numbered && /^[^.;:,]*[.:][^.;:,]*\.$/.test(text) && text.length < 70 && !predicate.test(text)) return true
  if (/[.;:,]$/.test(text.replace(/^[\d.]+\s*/, ''))) return false
  const words = text.replace(/^\W*(?:[\dA-Zivx]+[.)]\s*)*/, '').split(/\s+/)
  if (words.length > 10) return false
  if (/^\d+(?:\.\d+)*[.)]?\s+[A-Z]/.test(text) && words.length <= 8 && !predicate.test(text)) return true
  const small = /^(?:and|or|of|to|the|in|for|by|on|with|a|an|not|no|from|as|at)$/i
  const first = words[0] ?? ''
  if (!/^[A-Z"“]/.test(first)) return false
  const capital = words.filter((word) => small.test(word) || /^[^a-z]/.test(word)).length
  return words.length <= 4 ? capital >= words.length - 1 : capital === words.length
}

import type { ClauseMatch } from '@clausemint/db'
import type { ChatSelection, Consulted } from '@clausemint/protocol'
import type { Passage } from './passage.ts'

/** The part of a contract that an answer is made from. */
export interface Retrieved {
  /** In reading order. */
  passages: Passage[]
  consulted: Consulted
  /** Those that have words of the question, the most telling first. */
  best: Passage[]
}

interface Wanted {
  selection: ChatSelection | undefined
  /** What was asked, with what it is about. */
  words: string
  /** Clauses that have some of the words, the most telling first. */
  matches: readonly ClauseMatch[]
  /** UTF-16 units of all passages as they are written for a model. */
  mostCharacters: number
}

/** Read with every question for which there is room: whom and what the others speak of. */
const alwaysUseful = 3
/** Of what matches, so much goes before its surroundings. */
const mostTelling = 12

/**
 * The whole contract where there is room for it. Else the clause that is selected, then those that have the question's
 * words, then what stands around them, and the beginning of the contract, until the room is full.
 */
export function retrieve(all: readonly Passage[], wanted: Wanted): Retrieved {
  const best = bestOf(all, wanted)
  const given = chosen(all, best, wanted)
  const passages = all.filter((passage) => given.has(passage))
  return {
    passages,
    consulted: { clauses: passages.length, of: all.length },
    best: best.filter((one) => given.has(one)),
  }
}

function chosen(all: readonly Passage[], best: readonly Passage[], { selection, mostCharacters }: Wanted) {
  const given = new Set<Passage>()
  let left = mostCharacters
  const isWhole = all.reduce((sum, passage) => sum + writtenLength(passage, false), 0) <= left
  if (isWhole) return new Set(all)

  const give = (passage: Passage | undefined) => {
    if (!passage || given.has(passage)) return
    const length = writtenLength(passage, true)
    if (length > left) return
    given.add(passage)
    left -= length
  }
  const around = (passage: Passage, distance: number) => {
    // Numbers count from 1, so the one after has the index of this one's number.
    give(all[passage.n - 1 + distance])
    give(all[passage.n - 1 - distance])
  }
  const foremost = [...selectedOf(all, selection), ...best.slice(0, mostTelling)]
  for (const passage of foremost) give(passage)
  for (const passage of foremost) around(passage, 1)
  for (const passage of all.slice(0, alwaysUseful)) give(passage)
  for (const passage of best) give(passage)
  for (const passage of foremost) around(passage, 2)
  for (const passage of all) give(passage)
  return given
}

/** The selected clause; of one in parts, those with the selected words first. */
function selectedOf(all: readonly Passage[], selection: ChatSelection | undefined): Passage[] {
  const selected = all.filter(({ clauseId }) => clauseId === selection?.clauseId)
  const quote = selection?.quote ?? ''
  return selected.toSorted((a, b) => Number(b.text.includes(quote)) - Number(a.text.includes(quote)))
}

/**
 * The passages of the clauses that match. A clause in parts is looked through here, for the search knows the beginning
 * of a very long one only.
 */
function bestOf(all: readonly Passage[], { matches, words }: Wanted): Passage[] {
  const whole = new Map(all.filter(({ isWhole }) => isWhole).map((passage) => [passage.clauseId, passage]))
  const shares = sharedWords(words)
  const parts = all
    .filter(({ isWhole }) => !isWhole)
    .map((passage) => ({ passage, shared: shares(passage.text) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ passage }) => passage)
  const partsOf = Map.groupBy(parts, ({ clauseId }) => clauseId)
  const matching = matches.flatMap(({ clauseId }) => whole.get(clauseId) ?? partsOf.get(clauseId) ?? [])
  return [...new Set([...matching, ...parts])]
}

/** Counts how many of the telling words of `words` a text has, whatever their endings. */
export function sharedWords(words: string): (text: string) => number {
  const wanted = stemsOf(words)
  return (text) => {
    let shared = 0
    for (const stem of stemsOf(text)) if (wanted.has(stem)) shared++
    return shared
  }
}

const stemsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !common.has(word)).map(stemOf))
const stemOf = (word: string): string => word.replace(/(?:ations?|ing|ed|es|s|ly)$/, '').slice(0, 8) || word

const common: ReadonlySet<string> = new Set(
  (
    'the and for are was were with that this these those what which who whom whose when where why how does did has ' +
    'have had can may might must shall will would should could not any all each its from into under upon than then ' +
    'there their they them you your our out such other clause contract agreement'
  ).split(' '),
)

/** How a passage is written for a model. `withPath`: where what it belongs to may not be given. */
export function writePassage({ n, title, path, text }: Passage, withPath: boolean): string {
  const place = withPath && path.length > 0 ? `(in ${path.join(' > ')}) ` : ''
  // A line of its own is how a passage is known from words that look like one.
  return `[${n}] ${`${place}${title}: ${text}`.trim().replace(/\r?\n/g, '\n    ')}\n`
}

const writtenLength = (passage: Passage, withPath: boolean): number => writePassage(passage, withPath).length

import type { ClauseMatch } from '@clausemint/db'
import type { ChatSelection, Consulted } from '@clausemint/protocol'
import { definitionAsked } from './definition.ts'
import type { Passage } from './passage.ts'
import { relevanceTo } from './relevance.ts'

/** The part of a contract that an answer is made from. */
export interface Retrieved {
  /** In reading order. */
  passages: Passage[]
  consulted: Consulted
  /** Those that the question calls by their number, and where the word it asks the meaning of is defined. */
  named: Passage[]
  /** Numbers of clauses that the question names and the contract does not have. */
  absent: string[]
  /** Those that have words of the question, the most telling first. */
  best: Passage[]
}

interface Wanted {
  selection: ChatSelection | undefined
  question: string
  /** What was asked, with what it is about and what was asked before. */
  words: string
  /** Clauses that have some of the words. */
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
  const { named, absent } = namedIn(all, wanted.question)
  const best = bestOf(all, wanted)
  const given = chosen(all, { named, best, ...wanted })
  const passages = all.filter((passage) => given.has(passage))
  return {
    passages,
    consulted: { clauses: passages.length, of: all.length },
    named: named.filter((passage) => given.has(passage)),
    absent,
    best: best.filter((passage) => given.has(passage)),
  }
}

function chosen(
  all: readonly Passage[],
  { selection, mostCharacters, named, best }: Wanted & Pick<Retrieved, 'named' | 'best'>,
): Set<Passage> {
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
  const foremost = [...selectedOf(all, selection), ...named, ...best.slice(0, mostTelling)]
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

const number = /(clauses?|sections?|articles?|paragraphs?|§)?\s*(?<![\w.])(\d+(?:\.\d+)*(?:\([a-z0-9]{1,5}\))*)/gi

/** Where a word is defined; others are where it is used. */
const mostDefining = 2

/** `clause 7`, `7.2` and `7.2(a)`, each with what belongs to it. */
function namedIn(all: readonly Passage[], question: string): Pick<Retrieved, 'named' | 'absent'> {
  const named = new Set<Passage>()
  const absent: string[] = []
  for (const [, kind, label = ''] of question.matchAll(number)) {
    // A number alone is an amount, or a year.
    if (kind === undefined && /^\d+$/.test(label)) continue
    const belongs = (passage: Passage) =>
      passage.label === label || passage.label.startsWith(`${label}.`) || passage.label.startsWith(`${label}(`)
    const found = all.filter(belongs)
    if (found.length === 0 && kind !== undefined) absent.push(label)
    for (const passage of found) named.add(passage)
  }
  const defines = definitionAsked(question)
  const defining = defines ? all.filter(({ text }) => defines.test(text)) : []
  return { named: [...named, ...defining.slice(0, mostDefining)], absent }
}

/**
 * The passages of the clauses that match, ordered by how much they have to do with the question. A clause in parts is
 * looked through here, for the search knows the beginning of a very long one only.
 */
function bestOf(all: readonly Passage[], { matches, words }: Wanted): Passage[] {
  const matching = new Set(matches.map(({ clauseId }) => clauseId))
  const candidates = all.filter(({ isWhole, clauseId }) => !isWhole || matching.has(clauseId))
  const relevance = relevanceTo(
    words,
    candidates.map(({ text }) => text),
  )
  return candidates
    .map((passage) => ({ passage, score: relevance.of(passage.text, [...passage.path, passage.title].join(' ')) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ passage }) => passage)
}

/** How a passage is written for a model. `withPath`: where what it belongs to may not be given. */
export function writePassage({ n, title, path, text }: Passage, withPath: boolean): string {
  const place = withPath && path.length > 0 ? `(in ${path.join(' > ')}) ` : ''
  // A line of its own is how a passage is known from words that look like one.
  return `[${n}] ${`${place}${title}: ${text}`.trim().replace(/\r?\n/g, '\n    ')}\n`
}

const writtenLength = (passage: Passage, withPath: boolean): number => writePassage(passage, withPath).length

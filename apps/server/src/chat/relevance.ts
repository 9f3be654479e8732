import { relatedWords } from './related-words.ts'

/** Texts of a contract by what they have to do with a question. */
export interface Relevance {
  /** Higher for more; 0 for nothing in common. `title`: what the text stands under, where words count as much. */
  of(text: string, title?: string): number
}

/** Half as much as a word that was said; as much where two that were said mean it: "How long does it last?" */
const relatedWeight = 0.5
/** In UTF-16 units: longer texts have more words by chance. */
const usualLength = 600

/** The words of a question that tell something, with those that contracts use for the same. */
export function searchWords(question: string): string {
  const said = tellingWords(question)
  return said.length === 0 ? question : [...new Set([...said, ...said.flatMap((word) => relatedTo(word))])].join(' ')
}

/**
 * What a question asks about that the texts have no word for, neither its own nor one that contracts use for it. Empty
 * where that is not most of the question: most are asked in some words that no contract has.
 */
export function unknownWords(question: string, texts: Iterable<string>): string[] {
  const said = tellingWords(question).map((word) => ({ word, stems: [word, ...relatedTo(word)].map(stemOf) }))
  const beginnings = new Set(said.flatMap(({ stems }) => stems.map(beginningOf)))
  const written = new Set<string>()
  for (const text of texts)
    for (const word of wordsOf(text)) if (beginnings.has(beginningOf(word))) written.add(stemOf(word))
  const unknown = said.filter(({ stems }) => !stems.some((stem) => written.has(stem)))
  return unknown.length * 2 <= said.length ? [] : unknown.map(({ word }) => word)
}

/** @param among what is to be told apart: a word that stands in most of it tells little */
export function relevanceTo(question: string, among: readonly string[]): Relevance {
  const weights = new Map<string, number>()
  const said = tellingWords(question)
  for (const word of said.flatMap((one) => relatedTo(one))) {
    const stem = stemOf(word)
    weights.set(stem, Math.min(1, (weights.get(stem) ?? 0) + relatedWeight))
  }
  for (const word of said) weights.set(stemOf(word), 1)

  const beginnings = new Set([...weights.keys()].map(beginningOf))
  const known = new Map<string, ReadonlySet<string>>()
  /** Those of the question's stems that a text has. Most words are told by their first letters, for a contract is long. */
  const stemsIn = (text: string): ReadonlySet<string> => {
    const found =
      known.get(text) ??
      new Set(
        wordsOf(text)
          .filter((word) => beginnings.has(beginningOf(word)))
          .map(stemOf),
      )
    known.set(text, found)
    return found
  }

  const seen = new Map<string, number>()
  for (const text of among) for (const stem of stemsIn(text)) seen.set(stem, (seen.get(stem) ?? 0) + 1)
  for (const [stem, weight] of weights)
    weights.set(stem, weight * Math.log(1 + (among.length + 1) / ((seen.get(stem) ?? 0) + 0.5)))
  const sum = (stems: ReadonlySet<string>) => {
    let total = 0
    for (const stem of stems) total += weights.get(stem) ?? 0
    return total
  }
  return {
    of: (text, title = '') => (sum(stemsIn(text)) + sum(stemsIn(title))) / (0.8 + (0.2 * text.length) / usualLength),
  }
}

/** Only numbers are shorter. */
const beginningOf = (word: string): string => word.slice(0, 3)
/** Of a question that is all common words, who is meant: "Who are the parties?" */
const persons = new Set(['party', 'parties'])
function tellingWords(text: string): string[] {
  const words = [...new Set(wordsOf(text))]
  const telling = words.filter((word) => !common.has(word))
  return telling.length > 0 ? telling : words.filter((word) => persons.has(word))
}
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}|\p{N}+/gu) ?? []
const relatedTo = (word: string): readonly string[] => related.get(stemOf(word)) ?? []

/** Makes one of `governs`, `governed` and `governing`; no grammar. */
function stemOf(word: string): string {
  const stem = word.replace(/ies$/, 'y').replace(/(?:ations?|ings?|ed|es?|s|ly|ers?)$/, '')
  return (stem.length < 3 ? word : stem).slice(0, 8)
}

const related: ReadonlyMap<string, readonly string[]> = new Map(
  relatedWords.flatMap(({ asked, written }) => asked.map((word) => [stemOf(word), written] as const)),
)

/** Of questions and of every contract. */
const common: ReadonlySet<string> = new Set(
  (
    'the and for non are was were with that this these those what which who whom whose when where why how does did has ' +
    'have had can may might must shall will would should could not any all each its from into under upon than then ' +
    'there their they them you your our out such other about between clause clauses contract agreement document ' +
    'section paragraph party parties please tell say says said mean means terms happen happens cover covered mention ' +
    'mentions anything something'
  ).split(' '),
)

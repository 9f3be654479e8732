import type { ChatQuestion } from '@clausemint/protocol'
import { writeCitation } from './cite.ts'
import { definitionAsked } from './definition.ts'
import type { Passage } from './passage.ts'
import { type Relevance, relevanceTo } from './relevance.ts'
import { readCitation } from './written-citation.ts'

interface Found {
  question: ChatQuestion
  /** What was asked, with what it is about. */
  words: string
  /** What is selected, or called by its number. */
  selected: readonly Passage[]
  /** The most telling first. */
  best: readonly Passage[]
  /** Numbers of clauses that were asked for and are not there. */
  absent: readonly string[]
  /** What was asked about and the contract has no word for. */
  unknown: readonly string[]
}

const mostPassages = 5
/** A passage that has less than this part of what the best one has in common with the question is left out. */
const leastShare = 0.4
/** Sentences of one passage, and how near the second has to come to the best one. */
const mostOfPassage = 2
const leastOfPassage = 0.5
/** Of a sentence that is longer, its beginning is quoted. */
const mostQuoted = 500

/**
 * What the product can say of a contract by itself: which passages have the question's words, and their best sentence.
 * In the form in which a model answers.
 */
export function* libraryAnswer({ question, words, selected, best, absent, unknown }: Found): Generator<string> {
  yield 'No model was used for this answer. '
  const { intent } = question
  if (intent === 'reword') yield 'Proposing another wording takes one: choose a provider and ask again. '
  if (intent === 'explain') yield 'Explaining takes one: choose a provider and ask again. '
  if (absent.length > 0) yield `The contract has no clause ${listed(absent)}. `
  const relevance = relevanceTo(
    words,
    best.map(({ text }) => text),
  )
  const shown = [...new Set([...selected, ...telling(best, relevance)])]
    .filter(({ text }) => text.trim() !== '')
    .slice(0, mostPassages)
  if (shown.length === 0) {
    yield 'Nothing was found: no passage of the contract has the words of the question. Try the words that the contract itself may use.\n'
    return
  }
  if (unknown.length > 0 && selected.length === 0) {
    yield `The contract has no word for ${listed(unknown.map((word) => `“${word}”`))}. What comes nearest:\n\n`
  } else
    yield shown.length === 1
      ? 'This passage of the contract matters most:\n\n'
      : 'These passages of the contract matter most:\n\n'
  const definition = definitionAsked(question.text)
  const quoted = shown.flatMap((passage) =>
    bestSentences(passage.text, relevance, definition).map((quote) => ({ passage, ...quote })),
  )
  for (const { passage, quote, isCut } of quoted.slice(0, mostPassages))
    yield `- “${escaped(quote)}${isCut ? ' …' : ''}” ${citationOf(passage, quote)}\n`
}

/** Those that come near the best one. */
function telling(best: readonly Passage[], relevance: Relevance): Passage[] {
  const scores = best.map(({ text, path, title }) => relevance.of(text, [...path, title].join(' ')))
  const least = Math.max(...scores) * leastShare
  return best.filter((_, index) => (scores[index] ?? 0) >= least)
}

interface Quoted {
  quote: string
  isCut: boolean
}

/**
 * What defines the word that was asked for; else the sentence that has most to do with the question, of equals the first,
 * and a second one that comes near it, in reading order; the beginning of a passage where none has, for it was asked for
 * by its number.
 */
function bestSentences(text: string, relevance: Relevance, definition: RegExp | undefined): Quoted[] {
  const paragraphs = text
    .split('\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  const sentences = paragraphs
    .flatMap((paragraph) => [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(paragraph)])
    .map(({ segment }) => segment.trim())
    // A number that is written as a sentence says nothing.
    .filter((sentence) => /\p{L}/u.test(sentence))
  const defining = definition && sentences.find((sentence) => definition.test(sentence))
  if (defining !== undefined) return [beginning(defining)]
  const ranked = sentences
    .map((sentence, index) => ({ sentence, index, score: relevance.of(sentence) }))
    .sort((a, b) => b.score - a.score)
  const best = ranked[0]?.score ?? 0
  if (best <= 0) return [beginning(paragraphs[0] ?? '')]
  return ranked
    .slice(0, mostOfPassage)
    .filter(({ score }) => score >= best * leastOfPassage)
    .sort((a, b) => a.index - b.index)
    .map(({ sentence }) => beginning(sentence))
}

/** Words that stand there twice, or that no citation can hold, point at the passage. */
function citationOf({ n, text }: Passage, quote: string): string {
  const written = writeCitation(n, quote)
  const read = readCitation(written)
  const isWhole = typeof read === 'object' && read.length === written.length && read.citations[0]?.quote === quote
  return isWhole && text.indexOf(quote) === text.lastIndexOf(quote) ? written : `[${n}]`
}

const listed = (items: readonly string[]): string => new Intl.ListFormat('en').format(items)

/** Up to a space. */
function beginning(words: string): Quoted {
  if (words.length <= mostQuoted) return { quote: words, isCut: false }
  const cut = words.slice(0, mostQuoted)
  const quote = cut
    .slice(0, Math.max(cut.lastIndexOf(' '), mostQuoted / 2))
    .toWellFormed()
    .trim()
  return { quote, isCut: true }
}

/** Words of a contract are no Markdown, and look as they will be shown. */
const escaped = (words: string): string => words.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/(?<=\])[(:]/g, '\\$&')

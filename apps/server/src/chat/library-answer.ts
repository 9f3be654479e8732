import type { ChatQuestion } from '@clausemint/protocol'
import { writeCitation } from './cite.ts'
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
}

const mostPassages = 5
/** A passage that has less than this part of what the best one has in common with the question is left out. */
const leastShare = 0.4
/** Of a sentence that is longer, its beginning is quoted. */
const mostQuoted = 500

/**
 * What the product can say of a contract by itself: which passages have the question's words, and their best sentence.
 * In the form in which a model answers.
 */
export function* libraryAnswer({ question: { intent }, words, selected, best }: Found): Generator<string> {
  yield 'No model was used for this answer. '
  if (intent === 'reword') yield 'Proposing another wording takes one: choose a provider and ask again. '
  if (intent === 'explain') yield 'Explaining takes one: choose a provider and ask again. '
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
  yield shown.length === 1
    ? 'This passage of the contract matters most:\n\n'
    : 'These passages of the contract matter most:\n\n'
  for (const passage of shown) {
    const { quote, isCut } = bestSentence(passage.text, relevance)
    yield `- “${escaped(quote)}${isCut ? ' …' : ''}” ${citationOf(passage, quote)}\n`
  }
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
 * The sentence that has most to do with the question, of equals the first; the beginning of a passage where none has, for
 * it was asked for by its number.
 */
function bestSentence(text: string, relevance: Relevance): Quoted {
  const paragraphs = text
    .split('\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  const sentences = paragraphs
    .flatMap((paragraph) => [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(paragraph)])
    .map(({ segment }) => segment.trim())
    // A number that is written as a sentence says nothing.
    .filter((sentence) => /\p{L}/u.test(sentence))
  const [best] = sentences
    .map((sentence) => ({ sentence, score: relevance.of(sentence) }))
    .sort((a, b) => b.score - a.score)
  return beginning(best && best.score > 0 ? best.sentence : (paragraphs[0] ?? ''))
}

/** Words that stand there twice, or that no citation can hold, point at the passage. */
function citationOf({ n, text }: Passage, quote: string): string {
  const written = writeCitation(n, quote)
  const read = readCitation(written)
  const isWhole = typeof read === 'object' && read.length === written.length && read.citations[0]?.quote === quote
  return isWhole && text.indexOf(quote) === text.lastIndexOf(quote) ? written : `[${n}]`
}

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

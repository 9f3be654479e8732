import type { ChatQuestion } from '@clausemint/protocol'
import { writeCitation } from './cite.ts'
import type { Passage } from './passage.ts'
import { sharedWords } from './retrieval.ts'

interface Found {
  question: ChatQuestion
  /** What was asked, with what it is about. */
  words: string
  /** Of the selected clause. */
  selected: readonly Passage[]
  /** The most telling first. */
  best: readonly Passage[]
}

const mostPassages = 5
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
  const others = best.filter((passage) => !selected.includes(passage))
  const shown = [...selected, ...others].filter(({ text }) => text.trim() !== '').slice(0, mostPassages)
  if (shown.length === 0) {
    yield 'Nothing was found: no passage of the contract has the words of the question. Try the words that the contract itself may use.\n'
    return
  }
  yield shown.length === 1
    ? 'This passage of the contract matters most:\n\n'
    : 'These passages of the contract matter most:\n\n'
  const shares = sharedWords(words)
  for (const passage of shown) {
    const quote = bestSentence(passage.text, shares)
    yield `- “${escaped(quote)}” ${writeCitation(passage.n, quote)}\n`
  }
}

/** The sentence that has most of the words; of equals the first. */
function bestSentence(text: string, shares: (text: string) => number): string {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)]
    .flatMap(({ segment }) => segment.split('\n'))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
  const [best] = sentences
    .map((sentence) => ({ sentence, shared: shares(sentence) }))
    .sort((a, b) => b.shared - a.shared)
  return beginning(best?.sentence ?? '')
}

/** Up to a space, and before what would end a citation. */
function beginning(sentence: string): string {
  const end = sentence.search(/["”“]\s*[\],;]/)
  const safe = end > 0 ? sentence.slice(0, end) : sentence
  if (safe.length <= mostQuoted) return safe.trim()
  const cut = safe.slice(0, mostQuoted)
  return cut
    .slice(0, Math.max(cut.lastIndexOf(' '), mostQuoted / 2))
    .toWellFormed()
    .trim()
}

/** Words of a contract are no Markdown. */
const escaped = (words: string): string => words.replace(/[\\`*_[\]<>#|~]/g, '\\$&')

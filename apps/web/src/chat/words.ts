import type { GenerationState } from '@clausemint/client'
import type { ChatMessage, Consulted, ProviderLocation, ProviderStatus } from '@clausemint/protocol'
import { wordsCount } from '../state/count-words.ts'
import { explain } from '../state/error-words.ts'
import { providerName } from '../state/provider-words.ts'
import { askWords } from './ask.ts'

/** What the chat says, where it depends on what is going on. */

export function consultedWords({ clauses, of }: Consulted, isRunning: boolean): string {
  const all = of.toLocaleString('en')
  const share = clauses >= of ? `all ${all}` : `${clauses.toLocaleString('en')} of ${all}`
  return `${isRunning ? 'Answering' : 'Answered'} from ${share} ${of === 1 ? 'clause' : 'clauses'}`
}

/** Where the question goes when it is sent. */
export function questionDestination({ id, location }: ProviderStatus): string {
  if (id === 'library') return 'No model is used: you get the passages that matter. Nothing leaves this server.'
  return location === 'local'
    ? `${providerName(id)} answers on this server’s own machines. Nothing leaves them.`
    : `Your question and the clauses it needs go to ${providerName(id)}, outside this server.`
}

/** Where it went. */
export function answerPlace(provider: string | undefined, location: ProviderLocation | undefined): string {
  if (provider === 'library') return 'No model was used. Nothing left this server.'
  return location === 'remote'
    ? `The question and the clauses it needed were sent to ${providerName(provider)}, outside this server.`
    : 'The question and the contract stayed on this server’s own machines.'
}

/** How an answer ended, for the polite region. */
export function answerEndWords({ status, error }: Pick<GenerationState, 'status' | 'error'>, words: number): string {
  switch (status) {
    case 'completed':
      return `The answer is complete: ${wordsCount(words)}.`
    case 'cancelled':
      return `Stopped. ${wordsCount(words)} kept.`
    case 'failed':
      return `The answer could not be finished. ${error ? explain(error).what : ''}`.trim()
    default:
      return ''
  }
}

/** What was asked, in words. */
export const questionWords = ({ question }: Pick<ChatMessage, 'question'>, label?: string): string =>
  question.text || askWords({ intent: question.intent, ...(label === undefined ? {} : { label }) })

/** An answer's markdown with its citations as their words, for pasting where they lead nowhere. */
export const withoutCitations = (markdown: string): string =>
  markdown.replace(/\[((?:\\.|[^\\[\]\n]){1,300})\]\(clause:[^()\s]{1,400}\)/g, '$1')

export const starterQuestions: readonly string[] = [
  'How long do the duties last, and how can we end them early?',
  'What happens if one of us breaks it?',
  'Which law governs it, and where are disputes settled?',
]

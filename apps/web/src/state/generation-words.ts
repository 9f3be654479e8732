import type { GenerationState } from '@clausemint/client'
import type { GenerationStatus, Seam, Stage } from '@clausemint/protocol'
import { wordsCount } from './count-words.ts'
import { explain } from './error-words.ts'
import { providerName, reasonWords } from './provider-words.ts'
import { secondsWords } from './time-words.ts'

/** Under two seconds nothing is said: text that comes in bursts makes a small figure of a large rest. */
function etaWords(etaMs: number | undefined): string {
  if (etaMs === undefined || etaMs < 2000) return ''
  const seconds = Math.round(etaMs / 1000)
  const rounded = seconds > 20 ? Math.round(seconds / 5) * 5 : seconds
  return `about ${secondsWords(rounded * 1000)} left`
}

interface StageFacts {
  stage: Stage
  done: number
  total?: number | undefined
  etaMs?: number | undefined
  provider: string | undefined
  elapsedMs: number
}

/** The stage with its numbers: "Clause 9 of 14, about 20 s left". */
export function stageWords({ stage, done, total, etaMs, provider, elapsedMs }: StageFacts): string {
  const eta = etaWords(etaMs)
  const withEta = (words: string) => (eta === '' ? words : `${words}, ${eta}`)
  switch (stage) {
    case 'queued':
      return 'Waiting for its turn'
    case 'warming-up':
      return `Waking ${providerName(provider)}, ${secondsWords(elapsedMs)}`
    case 'drafting':
    case 'reviewing':
    case 'answering':
      if (total === undefined || total === 0) return withEta('Writing')
      return withEta(`Clause ${Math.min(done + 1, total).toLocaleString('en')} of ${total.toLocaleString('en')}`)
    case 'receiving':
      return 'Receiving the file'
    case 'opening':
      return 'Opening the file'
    case 'parsing':
      return 'Reading the file'
    case 'structuring':
      return 'Finding its clauses'
    case 'storing':
      return 'Putting it on file'
    case 'checking':
      return 'Checking it against the playbook'
    case 'finishing':
      return 'Checking the numbering and the signature blocks'
  }
}

/** A light touch beside the facts, never in their place. */
export function aside(stage: Stage): string {
  switch (stage) {
    case 'queued':
      return 'The clerk has taken your papers.'
    case 'warming-up':
      return 'Counsel is clearing its throat.'
    case 'drafting':
      return 'Herein, thereof and whereas are kept to a minimum.'
    case 'reviewing':
      return 'Reading the small print, all of it.'
    case 'answering':
      return 'Looking it up before speaking.'
    case 'receiving':
    case 'opening':
    case 'parsing':
    case 'structuring':
    case 'storing':
      return 'Every page, and the footnotes too.'
    case 'checking':
      return 'Thirty questions any careful lawyer would ask.'
    case 'finishing':
      return 'Dotting the i’s, crossing the t’s.'
  }
}

export function statusWords(status: GenerationStatus): string {
  switch (status) {
    case 'queued':
      return 'Waiting'
    case 'running':
      return 'Being written'
    case 'cancelling':
      return 'Stopping…'
    case 'completed':
      return 'Complete'
    case 'cancelled':
      return 'Stopped'
    case 'failed':
      return 'Not finished'
  }
}

/** The quiet note where another attempt began. */
export function seamWords(seam: Seam, before: Seam | undefined): string {
  const writer = providerName(seam.provider)
  if (seam.because === 'requested') return `Continued by ${writer} on request`
  if (seam.because === 'interrupted') return `Taken up again by ${writer} after the server was restarted`
  if (seam.because === undefined) return `From here: ${writer}`
  return `From here: ${writer}, because ${providerName(before?.provider)} ${reasonWords(seam.because)}`
}

/** How a generation ended, for the polite region. */
export function endWords(state: Pick<GenerationState, 'status' | 'error'>, words: number): string {
  switch (state.status) {
    case 'completed':
      return `The document is complete: ${wordsCount(words)}.`
    case 'cancelled':
      return `Stopped. ${wordsCount(words)} kept.`
    case 'failed':
      return `The document could not be finished. ${state.error ? explain(state.error).what : ''} ${wordsCount(words)} kept.`
    default:
      return ''
  }
}

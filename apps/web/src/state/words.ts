import type { AppErrorBody, GenerationState } from '@clausemint/client'
import type { GenerationStatus, ProviderLocation, ProviderStatus, Seam, Stage } from '@clausemint/protocol'

/** What the page says, where it depends on what is going on. */

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const wordsCount = (count: number): string => plural(count, 'word')

export function providerName(id: string | undefined): string {
  if (id === undefined || id === '') return 'the provider'
  if (id === 'library') return 'Clause library'
  if (id === 'openai') return 'OpenAI'
  return id.charAt(0).toUpperCase() + id.slice(1)
}

/** Where what is sent goes. */
export function destination(
  { id, location }: { id: string; location: ProviderLocation },
  what = 'The facts you enter are',
): string {
  if (id === 'library') return 'No model is used. Nothing leaves this server.'
  return location === 'local'
    ? `${providerName(id)} runs on this server’s own machines. Nothing leaves them.`
    : `${what} sent to ${providerName(id)}, outside this server.`
}

export const locationWords = (location: ProviderLocation): string =>
  location === 'local' ? 'stays here' : 'leaves this server'

export function healthWords({ health, breaker }: ProviderStatus): string {
  if (breaker === 'open') return 'paused after failures'
  switch (health) {
    case 'ready':
      return 'ready'
    case 'loading':
      return 'loading its model'
    case 'unreachable':
      return 'cannot be reached'
    case 'misconfigured':
      return 'set up wrongly'
    case 'unknown':
      return 'not asked yet'
  }
}

export function secondsWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
}

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

const reasons: Record<string, string> = {
  unreachable: 'could not be reached',
  unauthorized: 'refused our key',
  rate_limited: 'had too many requests',
  overloaded: 'was overloaded',
  invalid_request: 'did not accept the request',
  context_too_long: 'found the text too long',
  content_filtered: 'held the text back',
  timeout: 'took too long',
  stalled: 'fell silent',
  truncated: 'broke off',
  malformed: 'answered in a way that could not be read',
}

export const reasonWords = (code: string): string => reasons[code] ?? 'failed'

/** The quiet note where another attempt began. */
export function seamWords(seam: Seam, before: Seam | undefined): string {
  const writer = providerName(seam.provider)
  if (seam.because === 'requested') return `Continued by ${writer} on request`
  if (seam.because === 'interrupted') return `Taken up again by ${writer} after the server was restarted`
  if (seam.because === undefined) return `From here: ${writer}`
  return `From here: ${writer}, because ${providerName(before?.provider)} ${reasonWords(seam.because)}`
}

export interface ErrorWords {
  what: string
  kept: string
  advice: string
}

/** What happened, what was kept, what to do. */
export function explain(error: AppErrorBody, kept = ''): ErrorWords {
  const wait = error.retryAfterMs === undefined ? '' : ` Try again in ${secondsWords(error.retryAfterMs)}.`
  switch (error.code) {
    case 'provider_failed':
      return {
        what: error.provider
          ? `${providerName(error.provider.id)} ${reasonWords(error.provider.code)}.`
          : error.message,
        kept,
        advice: `Go on from here, try again, or let another provider write.${wait}`,
      }
    case 'limit_reached':
      return { what: error.message, kept, advice: wait.trim() || 'Wait a moment, then try again.' }
    case 'interrupted':
    case 'shutting_down':
      return { what: error.message, kept, advice: 'Try again; nothing is done twice.' }
    case 'not_found':
      return {
        what: 'There is no such document here.',
        kept: 'It may have been deleted, or it belongs to somebody else.',
        advice: 'Choose one of your documents, or draft a new one.',
      }
    case 'no_session':
      return { what: error.message, kept, advice: 'Reload the page to start a new session.' }
    case 'invalid_input':
      return { what: error.message, kept, advice: 'Correct what is marked, then send it again.' }
    default:
      return { what: error.message, kept, advice: 'Try again. If it keeps happening, tell whoever runs this server.' }
  }
}

export function monthsWords(typed: string): string {
  if (!/^\d{1,4}$/.test(typed.trim())) return ''
  const months = Number(typed)
  const years = Math.floor(months / 12)
  const rest = months % 12
  return [years > 0 ? plural(years, 'year') : '', rest > 0 ? plural(rest, 'month') : ''].filter(Boolean).join(' and ')
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

export const timeWords = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })

export function agoWords(iso: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 24 * 60) return `${plural(Math.floor(minutes / 60), 'hour')} ago`
  return new Date(iso).toLocaleDateString(undefined, { dateStyle: 'medium' })
}

import type { AppErrorBody } from '@clausemint/client'
import { providerName, reasonWords } from './provider-words.ts'
import { secondsWords } from './time-words.ts'

interface ErrorWords {
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

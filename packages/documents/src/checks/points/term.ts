import { type Check, type Observation, silent } from '../check.ts'
import { findDurations } from '../language/durations.ts'
import type { Sentence } from '../language/reading.ts'

const runs =
  /\b(?:this|the) (?:\w+ ){0,2}?(?:agreement|[a-z]?nda|undertaking|deed|letter)\b[^.;]{0,120}?\b(?:term|effective|force|effect|remain|continu\w*|terminat\w*|expir\w*|valid|commenc\w*|run|last|period|binding)\b|\bterm of (?:this|the) (?:\w+ )?agreement\b|\b(?:initial )?term\b[^.;]{0,40}?\b(?:is|shall be|of)\b/
const after =
  /\b(?:after|following|from|of|beyond|post)\s+(?:the |its |such |any )?(?:date of )?(?:termination|expir\w+|end|disclosure|receipt|last disclosure|completion)\b|\bsurviv|\bnotice\b|\bprior written\b|\bsolicit/
const endless =
  /\b(?:perpetual(?:ly)?|in perpetuity|indefinite(?:ly)?|no (?:fixed )?(?:term|expiry|end)|without (?:limit|limitation) (?:in|of|as to) time|unlimited (?:in time|period|duration)|until (?:\w+ ){0,4}?terminated|(?:not|never) (?:expire|end|terminate)s?)\b(?! (?:the|any|before|until|prior|except|unless)\b)/

/** A term that is stated elsewhere: "expires at the end of the Term". */
const named = /\b(?:end|expiration|expiry|during|for) (?:of )?(?:the )?(?:\w+ ){0,2}?term\b(?! of this)/

const month = 'january|february|march|april|may|june|july|august|september|october|november|december'
/** A day it ends on. */
const dated = new RegExp(
  `\\b(?:terminat|expir|end|until|through|force)\\w*\\b[^.;]{0,30}?\\b(?:\\d{1,2}(?:st|nd|rd|th)? (?:day of )?(?:${month})|(?:${month}) \\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4})`,
)

/** 16: how long information is exchanged under the agreement. */
export const term: Check = {
  id: 'term',
  number: 16,
  title: 'Term',
  weight: 'must',
  stances: {
    fixed: 'The agreement runs for {period}.',
    contradictory:
      'The number of the term in words and the one in figures differ. Words usually stand, which would be {period}.',
    endless: 'The agreement has no end of its own.',
    [silent]: 'Nothing says how long the agreement runs.',
  },
  observe({ reading }): Observation[] {
    let open: Sentence | undefined
    let elsewhere: Sentence | undefined
    for (const sentence of reading.sentences) {
      if (sentence.isHeading || !/\b(?:agreement|[a-z]?nda|term|undertaking|deed)\b/.test(sentence.full)) continue
      const about = /\b(?:term|duration|termination)\b/.test(sentence.heading)
      const listed = /\b(?:earlie[rs]t?|later|first) of\b/.test(sentence.leadIn) && runs.test(sentence.full)
      if (!runs.test(sentence.own) && !listed && !about) continue
      const period = findDurations(sentence.own).find(({ months, start, end }) => {
        const around = sentence.own.slice(Math.max(0, start - 60), end + 60)
        return (
          months >= 1 && !after.test(sentence.own.slice(end, end + 50)) && !/\bnotice\b|surviv|solicit/.test(around)
        )
      })
      if (period?.disagrees) return [{ stance: 'contradictory', sentence, months: period.months }]
      if (period) return [{ stance: 'fixed', sentence, months: period.months }]
      if (!elsewhere && (named.test(sentence.own) || (dated.test(sentence.own) && !/\bnotice\b/.test(sentence.own))))
        elsewhere = sentence
      if (!open && endless.test(sentence.own) && !/obligation|confidential information|trade secret/.test(sentence.own))
        open = sentence
    }
    if (elsewhere) return [{ stance: 'fixed', sentence: elsewhere }]
    return [open ? { stance: 'endless', sentence: open } : { stance: silent }]
  },
}

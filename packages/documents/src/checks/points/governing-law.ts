import { type Check, silent } from '../check.ts'
import { firstMatch } from '../rule-check.ts'

const law = [
  {
    says: 'law',
    strength: 1,
    words:
      /\b(?:govern(?:ed|s|ing)|constru(?:ed|ction)|interpreted|subject)\b[^.;]{0,120}?\blaws?\b|\blaws? of\b[^.;]{0,80}?\b(?:govern|apply|applies)|\bgoverning law\b/,
    in: 'full',
    unless: [/export|data protection law|securities laws?|required by/, /^\[[^\]]*\]\.?$|\{\w+\}|_{3,}/],
  },
] as const
const forum = [
  {
    says: 'forum',
    strength: 1,
    words: /\b(?:courts?|jurisdiction|venue|arbitrat\w+|tribunal)\b/,
    in: 'full',
    also: [/jurisdiction|venue|exclusive|submit|dispute|arbitrat|seat|brought|settled|resolved/],
    unless: [
      /compelled|court of competent jurisdiction (?:to|determin|orders?|holds?|finds?)|order of (?:a|any) court|required by|subpoena|held (?:to be )?(?:invalid|unenforceable)/,
    ],
  },
] as const

/** 27: the law and the forum. */
export const governingLaw: Check = {
  id: 'governing-law',
  number: 27,
  title: 'Governing law and forum',
  weight: 'should',
  stances: {
    'law-and-forum': 'The governing law and the courts or the arbitration are named.',
    'law-only': 'The governing law is named; where disputes go is not.',
    'forum-only': 'Where disputes go is named; the governing law is not.',
    [silent]: 'Neither the governing law nor the place for disputes is named.',
  },
  observe(contract) {
    const named = firstMatch<string>(contract, law)
    const place = firstMatch<string>(contract, forum)
    if (named) return [{ stance: place ? 'law-and-forum' : 'law-only', sentence: named.sentence }]
    return [place ? { stance: 'forum-only', sentence: place.sentence } : { stance: silent }]
  },
}

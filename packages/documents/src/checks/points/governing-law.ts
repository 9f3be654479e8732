import { type Check, silent } from '../check.ts'
import { firstMatch } from '../rule-check.ts'

const law = [
  {
    says: 'law',
    strength: 1,
    words:
      /\bgovern(?:ed|s|ing)\b[^.;]{0,120}?\blaws?\b|\b(?:construed|interpreted|construction)\b(?:(?!\b(?:as|to|of)\b)[^.;]){0,80}?\b(?:accord\w*|under|by|pursuant)\b[^.;]{0,60}?\blaws?\b|\bsubject\b[^.;]{0,60}?\blaws? of\b|\blaws? of\b[^.;]{0,80}?\b(?:govern|apply|applies)|\bgoverning law\b/,
    in: 'full',
    unless: [
      /\bnot agree|\bno governing law|\bgoverned by (?:the )?applicable laws?\b(?! of\b)|export|data protection law|securities laws?|required by/,
      /^\[[^\]]*\]\.?$|\{\w+\}|_{3,}/,
    ],
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

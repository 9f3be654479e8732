import { type Check, silent } from '../check.ts'
import { placesIn } from '../language/places.ts'
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

const lawOf = /\blaws? of\b((?:(?!\b(?:courts?|jurisdiction|venue|arbitrat\w*)\b)[^.;]){0,80})/
const itsLaw = /([\w ]{0,30})\blaws?\b/
const ofCourts = /([\w ]{0,25})\bcourts?\b((?:(?!\b(?:laws?|govern\w*)\b)[^.;]){0,120})/
/** Who may go elsewhere has chosen no court; an arbitrator sits where it suits both. */
const open = /\bnon-?exclusive|\barbitrat|\bnot (?:\w+ )?exclusive/

/** Where the law and the courts are of places that both are known, and not the same: which. */
function placesApart(ofLawWords: string, ofForumWords: string): string | undefined {
  if (open.test(ofForumWords)) return undefined
  const laws = placesIn((lawOf.exec(ofLawWords) ?? itsLaw.exec(ofLawWords))?.[1] ?? '')
  const courts = placesIn((ofCourts.exec(ofForumWords) ?? []).slice(1).join(' '))
  const [law] = laws
  const [court] = courts
  if (law === undefined || court === undefined || courts.some((place) => laws.includes(place))) return undefined
  return `the law of ${law}, the courts of ${court}`
}

/** 27: the law and the forum. */
export const governingLaw: Check = {
  id: 'governing-law',
  number: 27,
  title: 'Governing law and forum',
  weight: 'should',
  stances: {
    'law-and-forum': 'The governing law and the courts or the arbitration are named.',
    'forum-elsewhere':
      'The governing law is of one place and the courts are of another ({detail}): they would have to apply a law that is not theirs.',
    'law-only': 'The governing law is named; where disputes go is not.',
    'forum-only': 'Where disputes go is named; the governing law is not.',
    [silent]: 'Neither the governing law nor the place for disputes is named.',
  },
  observe(contract) {
    const named = firstMatch<string>(contract, law)
    const place = firstMatch<string>(contract, forum)
    const apart = named && place ? placesApart(named.sentence.full, place.sentence.full) : undefined
    if (named && place && apart !== undefined)
      return [
        {
          stance: 'forum-elsewhere',
          sentence: place.sentence,
          detail: apart,
          // In place of the courts alone, wording of both would choose a law twice.
          ...(place.sentence.index === named.sentence.index ? {} : { wording: 'elsewhere' }),
        },
      ]
    if (named) return [{ stance: place ? 'law-and-forum' : 'law-only', sentence: named.sentence }]
    return [place ? { stance: 'forum-only', sentence: place.sentence } : { stance: silent }]
  },
}

import { type Check, type Observation, silent } from '../check.ts'
import { firstMatch } from '../rule-check.ts'

const confidence = [
  {
    says: 'confidence',
    strength: 1,
    words:
      /\b(?:not|never|neither)\b[^.;]{0,160}?\b(?:disclos|divulg|reveal)\w*|\b(?:keeps?|holds?|maintains?|treats?|preserves?|protects?|safeguards?)\b[^.;]{0,120}?\b(?:confiden\w+|secret|secrecy)/,
    in: 'full',
  },
] as const
const foreign = [
  {
    says: 'other-duties',
    strength: 1,
    words:
      /\b(?:shall|will|agrees? to|must)\s+(?:\w+\s+)?(?:pay|purchase|sell|supply|perform the services|deliver the (?:services|products)|invest|subscribe|lend|indemnify and pay)\b|\b(?:fees?|purchase price|royalt(?:y|ies)|commission)\b[^.;]{0,60}?\b(?:shall|will|is|are) (?:be )?(?:paid|payable|due)/,
    in: 'full',
    negated: false,
    unless: [
      /\b(?:sell|supply)\b (?:\w+ ){0,4}?(?:information|documents?|materials?|samples?|copies)\b/,
      /stamp|\btax|difference|own (?:costs|expenses)|attorneys'? fees|legal fees|injunct|damages|nothing|no obligation|not (?:be )?(?:obliged|obligated|required)|expense of/,
    ],
  },
] as const

/** 1: whether it is a confidentiality agreement and nothing else. */
export const nature: Check = {
  id: 'nature',
  number: 1,
  title: 'A confidentiality agreement and nothing more',
  weight: 'must',
  stances: {
    confidence: 'The agreement is about keeping information confidential, and about nothing else.',
    'other-duties':
      'This clause puts commercial duties into a confidentiality agreement. They belong in the agreement the talks may lead to.',
    [silent]: 'No clause obliges anyone to keep information confidential.',
  },
  observe(contract): Observation[] {
    const kept = firstMatch(contract, confidence)
    if (!kept) return [{ stance: silent }]
    const other = firstMatch(contract, foreign)
    return [{ stance: other ? 'other-duties' : 'confidence', sentence: (other ?? kept).sentence }]
  },
}

import { type Check, type Contract, type Observation, silent } from '../check.ts'
import { findDurations } from '../language/durations.ts'
import type { Sentence } from '../language/reading.ts'
import { firstMatch, rulesOf } from '../rule-check.ts'
import { survival as survives } from '../statements/compelled-and-survival.ts'

const forever =
  /\b(?:perpetual(?:ly)?|in perpetuity|perpetuity|indefinite(?:ly)?|forever|without (?:limit|limitation) (?:in|of|as to) time|at all times (?:hereafter|thereafter))\b/
const tradeSecrets =
  /\btrade secrets?\b[^.]{0,200}?\b(?:for (?:so|as) long|so long as|as long as|until|remain|continue|indefinite|longer|perpetu)|(?:so long as|as long as|until|indefinite\w*|perpetu\w*)[^.]{0,160}?\btrade secrets?\b/
const bounded = /\b(?:obligation|confiden|duty|duties|restriction|undertaking|provision|surviv|bound)\w*\b/

/** A period that another page states: "for the Term of Confidentiality". */
const named =
  /\b(?:for|until|through|end of) (?:the )?(?:end of the )?(?:confidentiality (?:period|term)|term of confidentiality|survival period|non-disclosure period)\b/
const periodNamed =
  /\b(?:confidentiality (?:period|term)|term of confidentiality|survival period|non-disclosure period)\b/

const rules = [
  {
    says: 'stated',
    strength: 6,
    words:
      /\b(?:surviv|continu|remain|extend|last|bind|bound|for (?:a|the) period|period of|expire|terminate)\w*\b[^.]{0,200}?\b(?:years?|months?|perpetu\w*|indefinite\w*|forever)\b/,
    in: 'full',
    also: [
      bounded,
      /after|follow|surviv|from the date|beyond|thereafter|perpetu|indefinite|forever|disclosure|receipt/,
    ],
    unless: [/solicit|hire|\bemploy\b|notice|standstill|shares|return or destroy/],
  },
  {
    says: 'ends',
    strength: 5.5,
    words:
      /\b(?:obligation|duty|duties|undertaking|restriction)\w*\b[^.;]{0,80}?\b(?:lapse|cease|end|expire|terminate)s?\b (?:\w+ )?(?:on|upon|with|at) (?:the )?(?:termination|expir\w+|end) of (?:this|the) (?:agreement|nda|term)\b/,
    in: 'full',
    unless: [/\bnot\b|years?|months?|anniversary|cease to/],
  },
  ...rulesOf(survives, { entailment: 'open', contradiction: 'ends' }),
] as const

/** 17: how long the duty of confidence lasts after the term. */
export const survival: Check = {
  id: 'survival',
  number: 17,
  title: 'Survival of the duty of confidence',
  weight: 'must',
  stances: {
    fixed: 'The duty of confidence lasts {period} after the exchange ends.',
    'fixed-trade-secrets-longer':
      'The duty of confidence lasts {period} after the exchange ends, and for trade secrets as long as they are secret.',
    contradictory:
      'The number of the period in words and the one in figures differ. Words usually stand, which would be {period}.',
    endless: 'The duty of confidence never ends, for any information.',
    open: 'The duty of confidence survives the agreement; no end is stated.',
    ends: 'The duty of confidence ends with the agreement.',
    [silent]: 'Nothing says whether the duty of confidence lasts beyond the agreement.',
  },
  observe(contract): Observation[] {
    const match = firstMatch<string>(contract, rules)
    if (!match) return [{ stance: silent }]
    const { sentence, rule } = match
    if (rule.says === 'ends') return [{ stance: 'ends', sentence }]
    const secrets = contract.reading.sentences.some((other) => tradeSecrets.test(other.full))
    const periods = findDurations(sentence.full)
    const months = Math.max(0, ...periods.map((period) => period.months))
    const contradictory = periods.find((period) => period.disagrees)
    if (rule.says === 'stated' && contradictory)
      return [{ stance: 'contradictory', sentence, months: contradictory.months }]
    if (rule.says === 'stated' && months >= 1)
      return [{ stance: secrets ? 'fixed-trade-secrets-longer' : 'fixed', sentence, months }]
    if (named.test(sentence.full)) return [{ stance: 'fixed', sentence, ...statedElsewhere(contract, sentence) }]
    return [{ stance: forever.test(sentence.full) && !secrets ? 'endless' : 'open', sentence }]
  },
}

/** How long a named period is, where the contract says so. */
function statedElsewhere({ reading }: Contract, shown: Sentence): { months?: number } {
  for (const sentence of reading.sentences) {
    if (sentence === shown || !periodNamed.test(`${sentence.heading} ${sentence.full}`)) continue
    const months = findDurations(sentence.own)[0]?.months
    if (months !== undefined && months >= 1) return { months }
  }
  return {}
}

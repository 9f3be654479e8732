import { type Check, type Contract, type Observation, silent } from '../check.ts'
import type { Sentence } from '../language/reading.ts'
import { firstMatch, rulesOf } from '../rule-check.ts'
import { excluded, independentDevelopment, thirdPartySource } from '../statements/exclusions.ts'

const usual = [
  {
    name: 'information that is public',
    rules: [
      {
        says: 'there',
        strength: 1,
        words: /\bpublic(?:ly)?\b|\bgenerally (?:known|available)|\bgeneral knowledge|\bpublished\b|\bin the trade\b/,
        in: 'full',
        also: [excluded, /information|domain|knowledge|available|known/],
      },
    ],
  },
  {
    name: 'information the recipient already had',
    rules: [
      {
        says: 'there',
        strength: 1,
        words:
          /\b(?:already|previously|prior|before|at the time of|lawful(?:ly)?|rightful(?:ly)?)\b[^.;]{0,100}?\b(?:known|knew|possession|possessed|disclos\w+|receipt|received|held|aware|knowledge)|\b(?:known (?:to|by)|in (?:the|its|their|his|your) (?:lawful |rightful )?possession|possessed by)\b[^.;]{0,120}?\b(?:prior|before|previous|at the time|already|when)\b/,
        in: 'own',
        also: [excluded],
      },
    ],
  },
  { name: 'information from a third party', rules: rulesOf(thirdPartySource, { entailment: 'there' }) },
  { name: 'information developed independently', rules: rulesOf(independentDevelopment, { entailment: 'there' }) },
] as const

/** 9: what is not confidential. */
export const exclusions: Check = {
  id: 'exclusions',
  number: 9,
  title: 'Exclusions',
  weight: 'must',
  stances: {
    complete:
      'The four usual exclusions are there: public, already known, received from a third party, independently developed.',
    partial: 'Of the usual exclusions {detail} is missing.',
    [silent]:
      'There are no exclusions: the recipient would have to keep secret even what is public or was known before.',
  },
  observe(contract): Observation[] {
    const missing: string[] = []
    let shown: Sentence | undefined
    // What is missing goes after the last of those that are there.
    let last: Sentence | undefined
    for (const exclusion of usual) {
      const match = find(contract, exclusion.rules)
      if (!match) missing.push(exclusion.name)
      else if (!shown || !last) shown = last = match
      else if (match.index > last.index) last = match
    }
    if (!shown || !last) return [{ stance: silent }]
    return missing.length === 0
      ? [{ stance: 'complete', sentence: shown }]
      : [{ stance: 'partial', sentence: last, detail: missing.join(', '), wording: 'after' }]
  },
}

const find = (contract: Contract, rules: (typeof usual)[number]['rules']): Sentence | undefined =>
  firstMatch<string>(contract, rules)?.sentence

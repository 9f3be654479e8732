import { type Check, type Contract, type Observation, silent } from '../check.ts'
import type { Sentence } from '../language/reading.ts'
import type { Rule } from '../language/rule.ts'
import { firstMatch, rulesOf } from '../rule-check.ts'
import { excluded, independentDevelopment, thirdPartySource } from '../statements/exclusions.ts'

/** That there is no exclusion, or that being public changes nothing. */
const denied =
  /\bno (?:such )?(?:exclusions?|exceptions?|carve-?outs?)\b|^(?!.*\bnot (?:\w+ ){0,2}?(?:include|apply|extend|constitute)\b).*(?:\b(?:fact|circumstance) that\b[^.;]{0,160}?\b(?:shall|will|does|do|may) not\b|\bnot (?:cease|lose)\b|\bnot (?:\w+ ){0,3}?(?:release|relieve|exempt)\b[^.;]{0,60}?\b(?:obligation|dut(?:y|ies)|undertaking)|\beven if\b[^.;]{0,60}?\b(?:public|known))/

const named: readonly { name: string; rules: readonly Rule[] }[] = [
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
          /\b(?:already|previously|prior|before|at the time of|lawful(?:ly)?|rightful(?:ly)?)\b[^.;]{0,100}?\b(?:kn(?:own|ew|ows?)|possess\w*|disclos\w+|receipt|received|held|aware|knowledge)|\b(?:known (?:to|by)|in (?:the|its|their|his|your) (?:lawful |rightful )?possession|possessed by)\b[^.;]{0,120}?\b(?:prior|before|previous|at the time|already|when)\b/,
        in: 'own',
        also: [excluded],
      },
    ],
  },
  { name: 'information from a third party', rules: rulesOf(thirdPartySource, { entailment: 'there' }) },
  { name: 'information developed independently', rules: rulesOf(independentDevelopment, { entailment: 'there' }) },
]

const usual = named.map(({ name, rules }) => ({
  name,
  rules: rules.map((rule) => ({ ...rule, unless: [...(rule.unless ?? []), denied] })),
}))

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

const find = (contract: Contract, rules: readonly Rule[]): Sentence | undefined => firstMatch(contract, rules)?.sentence

import { type Check, silent } from '../check.ts'
import type { Rule } from '../language/rule.ts'
import { firstMatch } from '../rule-check.ts'

const usual: readonly { name: string; rules: readonly Rule[] }[] = [
  {
    name: 'that no warranty is given',
    rules: [
      {
        says: 'there',
        strength: 1,
        words:
          /\b(?:no|not|without|disclaims?|neither)\b[^.;]{0,160}?\b(?:representations?|warrant(?:y|ies|s)?)\b|\b(?:"?as is"?)\b/,
        in: 'full',
      },
    ],
  },
  {
    name: 'that nobody has to go on with the talks',
    rules: [
      {
        says: 'there',
        strength: 1,
        words:
          /\b(?:no|not|nothing|neither)\b[^.;]{0,200}?\b(?:oblig\w*|require[sd]?|commit\w*|bound|bind|duty|agency|partnership)\b[^.;]{0,200}?\b(?:enter|proceed|transaction|disclose|negotiat\w+|purchase|relationship|agreement|business|conclude|continue|collaborat\w+|further)\b/,
        in: 'full',
        unless: [/confidential information (?:that|which)|not apply|\bkeep\b[^.;]{0,40}?\bconfidential\b/],
      },
    ],
  },
  {
    name: 'that amendments need writing',
    rules: [
      {
        says: 'there',
        strength: 1,
        words:
          /\b(?:amend\w*|modif\w+|var(?:y|ied|iation)|alter(?:ed|ation)|chang(?:e|ed)|waive[rd]?)\b[^.;]{0,200}?\b(?:writing|written|signed)\b|\b(?:writing|written)\b[^.;]{0,100}?\b(?:amend|modif|variation)/,
        in: 'full',
      },
    ],
  },
  {
    name: 'that this is the entire agreement',
    rules: [
      {
        says: 'there',
        strength: 1,
        words:
          /\bentire (?:and \w+ )?(?:agreement|understanding|contract)|\b(?:whole|complete|full|sole)\b[^.;]{0,30}?\b(?:agreement|understanding)\b|\bsupersede[sd]?\b/,
        in: 'full',
      },
    ],
  },
]

/** 29: the general terms a confidentiality agreement needs. */
export const generalTerms: Check = {
  id: 'general-terms',
  number: 29,
  title: 'No warranty, no duty to proceed, amendments, entire agreement',
  weight: 'nice',
  stances: {
    complete: 'The usual general terms are there.',
    partial: 'Of the usual general terms the clause {detail} is missing.',
    [silent]:
      'The usual general terms are missing: no warranty, no duty to proceed, amendments in writing, entire agreement.',
  },
  observe(contract) {
    const found = usual.map(({ name, rules }) => ({ name, match: firstMatch(contract, rules) }))
    const missing = found.filter(({ match }) => !match).map(({ name }) => name)
    const shown = found.find(({ match }) => match)?.match?.sentence
    if (!shown) return [{ stance: silent }]
    return [
      missing.length === 0
        ? { stance: 'complete', sentence: shown }
        : { stance: 'partial', sentence: shown, detail: missing.join(', '), wording: 'after' },
    ]
  },
}

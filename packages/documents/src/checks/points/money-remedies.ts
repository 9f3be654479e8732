import { type Check, silent } from '../check.ts'
import type { Rule } from '../language/rule.ts'
import { firstMatch } from '../rule-check.ts'

/** A cap that leaves out the duty of confidence is none for a breach of it. */
const uncapped =
  /\b(?:except|excluding|other than|save|unless|apart from)\b[^.;]{0,80}?\bconfiden|\b(?:limit(?:ation)?|cap|exclusion)s?\b[^.;]{0,80}?\bnot (?:apply|extend)\b[^.;]{0,100}?\bconfiden/

const remedies: readonly (readonly Rule[])[] = [
  [
    {
      says: 'liquidated-damages',
      strength: 1,
      words:
        /\bliquidated damages\b|\bcontractual penalt(?:y|ies)|\bpenalty of\b|\b(?:pay|liable for)\b[^.;]{0,60}?\b(?:sum|amount|penalty)\b[^.;]{0,40}?\b(?:for each|per|for every)\b[^.;]{0,20}?\b(?:breach|violation)|\bfor (?:each|every)\b[^.;]{0,20}?\b(?:breach|violation)\b[^.;]{0,60}?\bpays?\b[^.;]{0,60}?(?:\d|\b(?:sum|amount)\b)/,
      in: 'full',
      unless: [
        /\bno (?:liquidated|penalt)|not (?:be )?(?:liable|subject)|\b(?:neither|no) party\b[^.;]{0,40}?\b(?:liable|pays?|owes?|subject)\b|penalty of perjury/,
      ],
    },
  ],
  [
    {
      says: 'indemnity',
      strength: 1,
      words:
        /\b(?:shall|will|(?:agrees?|undertakes?|covenants?) to|must|hereby)\s+(?:\w+\s+){0,4}?(?:indemnif(?:y|ies)|hold (?:\w+ ){0,4}?harmless|keep (?:\w+ ){0,6}?indemnified)|\bindemnif(?:y|ies)\b[^.;]{0,80}?\bharmless|\b(?:part(?:y|ies)|recipient|discloser|company|vendor|consultant|employee|provider) (?:hereby )?indemnif(?:y|ies)\b/,
      in: 'full',
      negated: false,
    },
  ],
  [
    {
      says: 'cap',
      strength: 1,
      words:
        /\b(?:liability|damages)\b[^.;]{0,120}?\b(?:shall not exceed|limited to|not exceed|capped|maximum)\b|\b(?:shall|will) (?:not )?be liable\b[^.;]{0,100}?\b(?:consequential|indirect|punitive|special|exemplary)\b|\bin no event\b[^.;]{0,100}?\bliable\b[^.;]{0,80}?\b(?:consequential|indirect|punitive)/,
      in: 'full',
      unless: [/\bnot (?:be )?(?:limited|capped)\b/, uncapped],
    },
  ],
]

/** 26: what a breach costs. */
export const moneyRemedies: Check = {
  id: 'money-remedies',
  number: 26,
  title: 'Liquidated damages, indemnity, cap',
  weight: 'should',
  stances: {
    'liquidated-damages': 'A breach costs a sum fixed in advance, whatever the harm was.',
    indemnity: 'A party has to indemnify the other, beyond the damages the law gives for a breach.',
    cap: 'Liability for a breach is limited.',
    [silent]: 'A breach has the consequences the law gives it: no fixed sum, no indemnity, no cap.',
  },
  observe(contract) {
    const leftOut = contract.reading.sentences.some(({ full }) => uncapped.test(full))
    const found = remedies
      .map((rules) => firstMatch(contract, rules))
      .filter((match) => match !== undefined)
      .filter(({ rule }) => !(leftOut && rule.says === 'cap'))
      .map(({ rule, sentence }) => ({ stance: rule.says, sentence }))
    return found.length > 0 ? found : [{ stance: silent }]
  },
}

import { type Check, silent } from '../check.ts'
import type { Rule } from '../language/rule.ts'
import { firstMatch } from '../rule-check.ts'

const topics: readonly (readonly Rule[])[] = [
  [
    {
      says: 'audit',
      strength: 1,
      words:
        /\b(?:audit|inspect)\b[^.;]{0,160}?\b(?:compliance|books|premises|records|facilities|systems|recipient|receiving party)\b|\b(?:right|entitled|may) (?:to )?(?:\w+ )?(?:audit|inspect)\b/,
      in: 'full',
      modality: 'permission',
      unless: [
        /auditors?\b(?!.*\b(?:may|right to) audit)|required by law|regulator|bank examiner/,
        /\binspect (?:\w+ ){0,3}?(?:samples?|information|materials|prototypes?|products?)\b/,
      ],
    },
    {
      says: 'audit',
      strength: 1,
      words:
        /\b(?:shall|will|must|agrees? to) (?:\w+ )?(?:permit|allow|let|grant)\b[^.;]{0,80}?\b(?:audit|inspect)\b[^.;]{0,80}?\b(?:compliance|books|premises|records|facilities|systems)\b/,
      in: 'full',
      negated: false,
    },
  ],
  [
    {
      says: 'whistleblower',
      strength: 1,
      words:
        /\bwhistle-?blow\w*|\bdefend trade secrets act|\b18 u\.?\s?s\.?\s?c|\bprotected disclosure|\breport(?:s|ing)?\b[^.;]{0,120}?\b(?:possible )?(?:violations?|crime|offen[cs]e|unlawful|wrongdoing|misconduct)\b/,
      in: 'full',
      unless: [/report any (?:breach|unauthori[sz]ed)/],
    },
  ],
  [
    {
      says: 'personal-data',
      strength: 1,
      words: /\bpersonal(?:ly identifiable)? (?:data|information)\b|\bdata protection\b|\bgdpr\b|\bprivacy law/,
      in: 'full',
    },
  ],
  [
    {
      says: 'export-control',
      strength: 1,
      words: /\bexport\b[^.;]{0,80}?\b(?:control|law|regulation|administration|licen[sc]e|restrict)\w*/,
      in: 'full',
    },
  ],
]

/** 30: personal data, export control, whistleblowers, audits. One observation for each that is there. */
export const publicDuties: Check = {
  id: 'public-duties',
  number: 30,
  title: 'Personal data, export control, whistleblowing, audits',
  weight: 'nice',
  stances: {
    whistleblower: 'What the law lets people report to an authority stays free.',
    'personal-data': 'Personal data among the information is dealt with.',
    'export-control': 'Export control law is respected.',
    audit:
      "A party may inspect the other's premises or records. For a confidentiality agreement a written confirmation is enough.",
    [silent]: 'Nothing is said about personal data, export control, whistleblowing or audits; the law applies anyway.',
  },
  observe(contract) {
    const found = topics
      .map((rules) => firstMatch(contract, rules))
      .filter((match) => match !== undefined)
      .map(({ rule, sentence }) => ({ stance: rule.says, sentence }))
    return found.length > 0 ? found : [{ stance: silent }]
  },
}

import { type Check, type Observation, silent } from '../check.ts'
import { findDurations } from '../language/durations.ts'
import type { Rule } from '../language/rule.ts'
import { firstMatch, rulesOf } from '../rule-check.ts'
import { noSolicitation } from '../statements/restraints-and-rights.ts'

const freed = /nothing|not (?:\w+ ){0,3}?(?:prevent|restrict|prohibit|preclude|limit)/

const restraints: readonly (readonly Rule[])[] = [
  [
    ...rulesOf(noSolicitation, { entailment: 'non-solicit' }),
    {
      says: 'non-solicit',
      strength: 3,
      words:
        /\b(?:not|never|refrain|neither)\b[^.;]{0,120}?\b(?:solicit|approach|canvass|entice|divert)\w*\b[^.;]{0,80}?\b(?:customers?|clients?|suppliers?|vendors?)\b/,
      in: 'full',
      negated: true,
      // To keep from asking them about the talks is confidentiality.
      unless: [freed, /\b(?:regarding|concerning|about|in connection with|disclos(?:e|ing|ure))\b/],
    },
  ],
  [
    {
      says: 'non-compete',
      strength: 3,
      words:
        /\b(?:not|never|refrain|neither)\b[^.;]{0,160}?\b(?:compet(?:e|es|ing)\b|engage in (?:any )?(?:business|activit\w+)[^.;]{0,60}?\b(?:compet\w+|similar)|(?:carry on|establish|operate|own|invest in)\b[^.;]{0,80}?\bcompet\w+)|\bnon-?compet(?:e|ition)\b/,
      in: 'full',
      negated: true,
      unless: [
        freed,
        /no (?:non-?compete|restriction)|free to|may (?:compete|carry on)|\buse (?:\w+ ){0,4}?to (?:develop|make|create|design|build)/,
      ],
    },
  ],
  [
    {
      says: 'exclusivity',
      strength: 3,
      words:
        /\b(?:exclusiv(?:e|ely|ity)\b[^.;]{0,80}?\b(?:negotiat\w+|deal|discuss\w*|period|basis)|(?:not|refrain)\b[^.;]{0,120}?\b(?:negotiat\w+|discuss\w*|deal|enter into)\b[^.;]{0,80}?\b(?:any other (?:person|party)|third part(?:y|ies)|competitor)[^.;]{0,80}?(?:transaction|similar|purpose|relating))|\bnegotiat\w+\s+(?:\w+\s+)?exclusively|\bno-?shop\b|\bnot\b[^.;]{0,80}?\b(?:negotiate|enter into|pursue)\b[^.;]{0,60}?\b(?:similar|competing|alternative|comparable)\b[^.;]{0,60}?\bwith (?:any|another|a third)\b|\b(?:not|non)[- ](?:\w+ ){0,5}?circumvent\w*(?! (?:any |the )?(?:\w+ )?(?:measures?|protection|security|controls?))/,
      in: 'full',
      unless: [freed, /non-?exclusiv|exclusive (?:jurisdiction|property|venue|remed)|\bdisclose[ds]?\b/],
    },
  ],
  [
    { says: 'standstill', strength: 3, words: /\bstandstill\b/, in: 'full', negated: false },
    {
      says: 'standstill',
      strength: 3,
      words:
        /\bnot\b[^.;]{0,200}?\b(?:acquire|purchase|buy|offer to acquire|agree to acquire|beneficial ownership)\b[^.;]{0,120}?\b(?:securities|shares|stock|assets|equity|voting)\b/,
      in: 'full',
      unless: [freed],
    },
  ],
]

/** 24: restraints that do not belong to keeping a secret. One observation for each that is there. */
export const restraintsOfTrade: Check = {
  id: 'restraints',
  number: 24,
  title: 'Non-solicitation, non-compete, exclusivity, standstill',
  weight: 'must',
  stances: {
    [silent]: "The agreement restrains nobody's business, hiring or investments.",
    'non-solicit':
      "The other side's people or customers may not be approached or hired{for}. That goes beyond keeping information confidential.",
    'non-compete':
      'A party may not compete. That goes beyond keeping information confidential, and is void or restricted in many places.',
    exclusivity:
      'A party may not talk to others about the same subject, or not deal past the other. That belongs in an agreement of its own.',
    standstill: 'A party may not acquire shares or assets of the other. That belongs in an agreement of its own.',
  },
  observe(contract) {
    const found: Observation[] = []
    for (const rules of restraints) {
      const match = firstMatch(contract, rules)
      if (!match) continue
      const { sentence, rule } = match
      const period = rule.says === 'non-solicit' ? findDurations(sentence.full).at(-1) : undefined
      found.push(period ? { stance: rule.says, sentence, months: period.months } : { stance: rule.says, sentence })
    }
    return found.length > 0 ? found : [{ stance: silent }]
  },
}

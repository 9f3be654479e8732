import { silent } from '../check.ts'
import { ruleCheck, rulesOf } from '../rule-check.ts'
import { explicitIdentification } from '../statements/definition.ts'

/** 6: whether information has to be marked. */
export const marking = ruleCheck({
  id: 'marking',
  number: 6,
  title: 'Marking',
  weight: 'should',
  stances: {
    'marked-only': 'Only information that is marked is protected. A forgotten stamp then loses the protection.',
    'marked-or-apparent':
      'Information is protected when it is marked, or when a reasonable person would see that it is confidential.',
    'not-needed': 'Information is protected whether or not it is marked, so the recipient cannot tell what is covered.',
    [silent]: 'Nothing is said about marking: all information within the definition is protected.',
  },
  rules: [
    {
      says: 'not-needed',
      strength: 6,
      words:
        /(?:whether or not|regardless of whether|irrespective of whether|even if not)\s+(?:\S+\s+){0,8}?(?:marked|labell?ed|designated|identified|stamped)|\bneed not be (?:marked|labell?ed|designated|identified)/,
      in: 'full',
      unless: [/reasonabl|should (?:have|be)|ought|by its nature/],
    },
    {
      says: 'not-needed',
      strength: 3.5,
      words:
        /\b(?:failure|omission|lack|absence)\b[^.;]{0,20}?\b(?:mark|label|designate|identify|marking|legend|label)\b[^.;]{0,60}?\bnot (?:\w+ )?(?:affect|relieve|prejudice|mean|waive|constitute|deprive|diminish)/,
      in: 'full',
    },
    ...rulesOf(explicitIdentification, { entailment: 'marked-only', contradiction: 'marked-or-apparent' }),
  ],
})

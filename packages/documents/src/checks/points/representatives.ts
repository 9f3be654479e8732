import { silent } from '../check.ts'
import { ruleCheck, rulesOf } from '../rule-check.ts'
import { sharingWithEmployees, sharingWithThirdParties } from '../statements/use-and-sharing.ts'

const people =
  /employees|representatives|personnel|staff|workers|officers|directors|advis[eo]rs|consultants|agents|affiliates|contractors|persons/

const anyway = /\b(?:whether or not|regardless of whether|even (?:if|where)) (?:\w+ ){1,4}?(?:need|a need)/

/** 13: who inside and around the recipient may see the information. */
export const representatives = ruleCheck({
  id: 'representatives',
  number: 13,
  title: 'Need to know, and representatives bound',
  weight: 'must',
  stances: {
    'need-to-know-bound':
      'Only people who need to know see the information, and they are bound to keep it confidential.',
    'need-to-know': 'Only people who need to know see the information; nothing says that they are bound themselves.',
    allowed: 'The recipient may pass the information to its people; nothing limits that to those who need to know.',
    nobody:
      'The recipient may pass the information to nobody without consent, not even to its own people and advisers.',
    [silent]: 'Nothing says who may see the information.',
  },
  rules: [
    {
      says: 'need-to-know-bound',
      strength: 9,
      words:
        /need[- ](?:to[- ](?:know|have|see|access)|such|the|for)[\s\S]{0,500}?\b(?:bound|obligat\w+|agree\w*|confidentiality (?:agreement|obligation|undertaking)|sign\w*|informed|aware|advised|comply|undertak\w+)|\b(?:bound|obligat\w+|agree\w*|informed|aware)\b[\s\S]{0,300}?need[- ]to[- ]know/,
      in: 'full',
      also: [people],
      negated: false,
      unless: [anyway],
    },
    {
      says: 'need-to-know',
      strength: 8,
      words: /need[- ](?:to[- ](?:know|have|see)|such|the|for)|need-to-know|needs? to know/,
      in: 'full',
      also: [people],
      negated: false,
      unless: [anyway],
    },
    {
      // Who has no need is left out: whoever has one is not.
      says: 'need-to-know',
      strength: 8,
      words:
        /\bnot\b[^.;]{0,160}?\bto\b[^.;]{0,120}?\b(?:not having|(?:has|have|having) no|without) (?:an? |any )?(?:\w+ )?need\b/,
      in: 'full',
      also: [
        /\b(?:employee|personnel|staff|representative|person|anyone)/,
        /disclos|provid|reveal|communicat|access|share/,
      ],
    },
    ...rulesOf(sharingWithEmployees, { entailment: 'allowed' }),
    ...rulesOf(sharingWithThirdParties, { entailment: 'allowed' }),
    {
      says: 'nobody',
      strength: 2,
      words:
        /\bnot\b[^.;]{0,160}?\bdisclos\w*\b[^.;]{0,160}?\b(?:any (?:person|third party|other person|one)|anyone|third part(?:y|ies)|any (?:employee|representative)s?|(?:its|their) (?:own )?(?:employees|representatives|personnel|staff))\b/,
      in: 'full',
      negated: true,
      unless: [/except|other than|unless|\bonly\b|\bwho\b|need|until/],
    },
  ],
})

import { silent } from '../check.ts'
import { ruleCheck } from '../rule-check.ts'

const people =
  '(?:representatives?|employees|affiliates|advis[eo]rs|personnel|agents|consultants|directors|contractors|such persons?|any person|recipients|those persons|their|them)'

/** 14: who answers for what the representatives do. */
export const liabilityForRepresentatives = ruleCheck({
  id: 'liability-for-representatives',
  number: 14,
  title: 'Liability for representatives',
  weight: 'should',
  stances: {
    liable: 'The recipient answers for a breach by the people it passes the information to.',
    'not-liable': 'The recipient does not answer for what the people it passes the information to do with it.',
    [silent]: 'Nothing says who answers for a breach by the people the recipient passes the information to.',
  },
  rules: [
    {
      says: 'not-liable',
      strength: 4,
      words: new RegExp(
        `\\bnot\\s+(?:be\\s+)?(?:\\w+\\s+)?(?:liable|responsible)\\b[^.;]{0,100}?\\b(?:acts?|breach\\w*|omissions?|conduct|disclosure)\\b[^.;]{0,60}?\\b${people}|\\b(?:in no event|under no circumstances|nothing in this agreement)\\b[^.;]{0,60}?\\b(?:liable|responsible)\\b[^.;]{0,60}?\\b(?:acts?|breach\\w*|omissions?)\\b[^.;]{0,40}?\\bby[^.;]{0,20}?\\b${people}|\\bno (?:liability|responsibility)\\b[^.;]{0,30}?\\b(?:acts?|breach\\w*|omissions?)\\b[^.;]{0,40}?\\b${people}`,
      ),
      in: 'full',
      unless: [/\b(?:except|unless|other than|save)\b/, /consequential|indirect|punitive/],
    },
    {
      says: 'liable',
      strength: 3,
      words: new RegExp(
        `\\b(?:liable|responsible|liability|responsibility|answerable)\\b[^.;]{0,120}?\\b(?:acts?|breach\\w*|compliance|omissions?|conduct|failure|disclosure|use|violation|non-?compliance|ensuring|actions?)\\b[^.;]{0,120}?\\b${people}|\\b(?:liable|responsible|answerable) for (?:any |all )?(?:their|its representatives'?|those persons'?|such persons'?) (?:\\w+ ){0,3}?(?:compliance|acts?|breach|omissions?|failure|conduct)|\\b${people}\\b[^.;]{0,120}?\\b(?:liable|responsible)\\b|\\bbreach\\w*[^.;]{0,40}?\\bby (?:any of )?(?:its |their |the |such )?(?:\\w+ ){0,2}?${people}`,
      ),
      in: 'full',
      negated: false,
      unless: [
        /personal data|data protection|warrant|accuracy|completeness|neither (?:\S+ ){1,8}nor (?:any of )?(?:its|their)/,
      ],
    },
    {
      says: 'liable',
      strength: 2,
      words: new RegExp(
        `\\b(?:cause|ensure|procure|shall make sure|see to it)\\b[^.;]{0,60}?\\b${people}\\b[^.;]{0,100}?\\b(?:comply|observe|adhere|abide|keep|perform|compliance|bound|act)`,
      ),
      in: 'full',
      negated: false,
    },
  ],
})

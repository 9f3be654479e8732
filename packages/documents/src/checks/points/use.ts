import { silent } from '../check.ts'
import { ruleCheck, rulesOf } from '../rule-check.ts'
import { limitedUse } from '../statements/use-and-sharing.ts'

/** 11: what the information may be used for. */
export const use = ruleCheck({
  id: 'use',
  number: 11,
  title: 'Use for the purpose only',
  weight: 'must',
  stances: {
    'purpose-only': 'The information may be used for the purpose only.',
    'any-use': 'The recipient may use some of the information for any purpose.',
    [silent]: 'Nothing limits what the recipient may use the information for.',
  },
  rules: [
    {
      says: 'any-use',
      strength: 3.5,
      words:
        /\bmay (?:\w+ )?be used\b[^.;]{0,120}?\bfor (?:any|all)(?: other)? purposes?\b(?! (?:other|except|not))|\bnothing\b[^.;]{0,40}?\b(?:limits?|restricts?)\b[^.;]{0,40}?\buse\b[^.;]{0,60}?\bpurpose/,
      in: 'full',
      unless: [/\b(?:shall|may|will) not\b|residual|unaided|memor/],
    },
    ...rulesOf(limitedUse, { entailment: 'purpose-only' }),
    ...rulesOf(limitedUse, { contradiction: 'any-use' }).map((rule) => ({
      ...rule,
      strength: 3.5,
      unless: [...(rule.unless ?? []), /residual|unaided|memor/],
    })),
  ],
})

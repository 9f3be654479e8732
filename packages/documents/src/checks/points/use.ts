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
    ...rulesOf(limitedUse, { entailment: 'purpose-only' }),
    ...rulesOf(limitedUse, { contradiction: 'any-use' }).map((rule) => ({
      ...rule,
      strength: 3.5,
      unless: [...(rule.unless ?? []), /residual|unaided|memor/],
    })),
  ],
})

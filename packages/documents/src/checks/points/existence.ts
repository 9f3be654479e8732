import { silent } from '../check.ts'
import { ruleCheck, rulesOf } from '../rule-check.ts'
import { existenceSecret } from '../statements/restraints-and-rights.ts'

/** 8: whether the talks themselves are confidential. */
export const existence = ruleCheck({
  id: 'existence',
  number: 8,
  title: 'The talks themselves',
  weight: 'nice',
  stances: {
    secret: 'The existence of the talks, or of this agreement, is confidential too.',
    [silent]: 'Either party may tell others that the parties are talking.',
  },
  rules: rulesOf(existenceSecret, { entailment: 'secret' }),
})

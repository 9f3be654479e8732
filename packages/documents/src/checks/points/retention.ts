import { silent } from '../check.ts'
import { ruleCheck, rulesOf } from '../rule-check.ts'
import { retentionAllowed } from '../statements/return-and-copies.ts'

/** 19: backups, and copies the law or a policy asks to keep. */
export const retention = ruleCheck({
  id: 'retention',
  number: 19,
  title: 'Backups and copies kept for the law',
  weight: 'should',
  stances: {
    allowed: 'The recipient may keep what the law, its records policy or its backups hold, and stays bound for it.',
    forbidden: 'No copy may be kept, not even in backups or where the law asks for it.',
    [silent]: 'Nothing is said about backups and copies that the law asks to keep.',
  },
  rules: rulesOf(retentionAllowed, { entailment: 'allowed', contradiction: 'forbidden' }),
})

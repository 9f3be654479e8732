import { type Check, silent } from '../check.ts'
import { firstMatch, rulesOf } from '../rule-check.ts'
import { noReverseEngineering } from '../statements/restraints-and-rights.ts'
import { copiesAllowed } from '../statements/return-and-copies.ts'

const rules = rulesOf(noReverseEngineering, { entailment: 'forbidden', contradiction: 'allowed' })
const copying = rulesOf(copiesAllowed, { entailment: 'copies-as-needed', contradiction: 'no-copies' })

/** 23: reverse engineering and copies. */
export const reverseEngineering: Check = {
  id: 'reverse-engineering',
  number: 23,
  title: 'Reverse engineering and copies',
  weight: 'nice',
  stances: {
    forbidden: 'What embodies the information may not be reverse engineered.',
    allowed: 'What embodies the information may be reverse engineered.',
    'copies-as-needed': 'Copies may be made as far as the purpose needs them.',
    'no-copies': 'No copy may be made without consent, not even where the purpose needs one.',
    [silent]: 'Nothing is said about reverse engineering or copies.',
  },
  observe(contract) {
    const found = [firstMatch<string>(contract, rules), firstMatch<string>(contract, copying)]
      .filter((match) => match !== undefined)
      .map(({ rule, sentence }) => ({ stance: rule.says, sentence }))
    return found.length > 0 ? found : [{ stance: silent }]
  },
}

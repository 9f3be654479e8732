import type { Weight } from '@clausemint/protocol'
import { type Check, type Contract, type Observation, silent } from './check.ts'
import { firstMatch as firstOf, type Match, type Rule } from './language/rule.ts'

interface RuleCheck<Stance extends string> {
  id: string
  number: number
  title: string
  weight: Weight
  stances: Record<Stance | typeof silent, string>
  rules: readonly Rule<Stance>[]
}

/** A check that is rules alone: the strongest rule that fires is what the contract says, none means silence. */
export function ruleCheck<Stance extends string>(definition: RuleCheck<Stance>): Check {
  const { rules, ...rest } = definition
  return { ...rest, observe: (contract) => [strongest(contract, rules) ?? { stance: silent }] }
}

function strongest(contract: Contract, rules: readonly Rule[]): Observation | undefined {
  const match = firstMatch(contract, rules)
  return match && { stance: match.rule.says, sentence: match.sentence }
}

/** The strongest match, the earliest of equals. */
export const firstMatch = <Stance extends string>(
  contract: Contract,
  rules: readonly Rule<Stance>[],
): Match<Stance> | undefined => firstOf(rules, contract.reading, contract.groups)

/** The rules of a statement, saying a check's stances instead of true and false. */
export function rulesOf<Stance extends string>(
  statement: { rules: readonly Rule<'entailment' | 'contradiction'>[] },
  stances: { entailment?: Stance; contradiction?: Stance },
): Rule<Stance>[] {
  return statement.rules.flatMap((rule) => {
    const says = stances[rule.says]
    return says === undefined ? [] : [{ ...rule, says }]
  })
}

import type { Sentence } from '../language/reading.ts'
import type { Rule } from '../language/rule.ts'

export type Choice = 'entailment' | 'contradiction' | 'not-mentioned'

export interface StatementAnswer {
  /** `nda-1` to `nda-20`, as the ContractNLI data set numbers them. */
  statement: string
  choice: Choice
  /** The sentences that show it, the most telling first; empty when it is not mentioned. */
  evidence: Sentence[]
}

export interface Statement {
  id: string
  /** What is asked of the contract. */
  hypothesis: string
  rules: readonly Rule<'entailment' | 'contradiction'>[]
}

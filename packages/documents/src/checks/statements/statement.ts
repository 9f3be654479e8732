import type { Sentence } from '../language/reading.ts'

export type Choice = 'entailment' | 'contradiction' | 'not-mentioned'

export interface StatementAnswer {
  /** `nda-1` to `nda-20`, as the ContractNLI data set numbers them. */
  statement: string
  choice: Choice
  /** The sentences that show it, the most telling first; empty when it is not mentioned. */
  evidence: Sentence[]
}

/**
 * One way a contract says something. `words` has to be found in the sentence's own words (`in: 'own'`, the default)
 * or in its words together with its lead-in.
 */
export interface Rule {
  says: 'entailment' | 'contradiction'
  /** The strongest rule that fires decides; at equal strength the first of the list. */
  strength: number
  words: RegExp
  in?: 'own' | 'full'
  /** All of these, anywhere in the sentence with its lead-in. */
  also?: readonly RegExp[]
  /** None of these, anywhere in the sentence with its lead-in. */
  unless?: readonly RegExp[]
  /** Whether the place where `words` end stands under a negation, exceptions considered. */
  negated?: boolean
}

export interface Statement {
  id: string
  /** What is asked of the contract. */
  hypothesis: string
  rules: readonly Rule[]
}

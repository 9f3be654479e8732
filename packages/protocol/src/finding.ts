export type Risk = 'red' | 'amber' | 'green'
export type Outcome = 'preferred' | 'fallback' | 'unacceptable' | 'missing' | 'not-covered'

/** One thing a review has to say about a contract (D3). */
export interface Finding {
  id: string
  /** Which check says so. */
  check: string
  risk: Risk
  outcome: Outcome
  /** The clause it is about; absent where the finding is that a clause is missing. */
  clauseId?: string
  /** The contract's own words, anchored to its text. */
  quote?: string
  /** Fit to be shown to the other side. */
  reason: string
  suggestion?: string
}

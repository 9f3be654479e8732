import type { Weight } from './playbook.ts'

export type Risk = 'red' | 'amber' | 'green'
export type Outcome = 'preferred' | 'fallback' | 'unacceptable' | 'missing' | 'not-covered'

/** A stretch of a clause's text, in UTF-16 units, as it was at one version. */
export interface Anchor {
  clauseId: string
  version: number
  start: number
  end: number
}

/** One thing a review has to say about a contract (D3). */
export interface Finding {
  /** The same contract and playbook give the same id again. */
  id: string
  /** Which check says so; of a model's finding, the check it belongs to, or `model`. */
  check: string
  /** What it is about, in a few words: "Survival of confidentiality". */
  title: string
  /** The deterministic checks, or a model. */
  origin: 'checks' | 'model'
  risk: Risk
  outcome: Outcome
  weight: Weight
  /** The clause it is about; absent where the finding is that a clause is missing. */
  clauseId?: string
  /** The contract's own words, anchored to its text. */
  quote?: string
  /** Where the quote stands, once it was found there. */
  anchor?: Anchor
  /** Fit to be shown to the other side. */
  reason: string
  /** Wording to stand in place of the quote or, where nothing is quoted, to be added as a clause. */
  suggestion?: string
}

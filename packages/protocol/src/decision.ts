import type { ClauseChange } from './clause-change.ts'
import type { MemberId } from './ids.ts'

/** What somebody decided on a finding's suggestion (R3). */
export interface Decision {
  findingId: string
  verdict: 'accepted' | 'rejected'
  by: MemberId
  /** ISO 8601, UTC. */
  at: string
  /** What accepting it did to the contract. */
  change?: ClauseChange
}

/** A remark on a passage, or on the whole document where it has no place. */
export interface Comment {
  id: string
  by: MemberId
  /** ISO 8601, UTC. */
  at: string
  text: string
  clauseId?: string
  /** The words it is about. */
  quote?: string
}

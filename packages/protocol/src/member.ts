import type { MemberId } from './ids.ts'

/** Whose session a call is made in. */
export interface CallingMember {
  member: MemberId
  /** May do what only operators may. */
  isOperator: boolean
}

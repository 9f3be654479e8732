import type { NdaKind } from '@clausemint/protocol'
import type { Condition } from './clause-wording.ts'

/** When a wording belongs in a draft. */
export const oneWay: Condition = (facts) => facts.oneWay
export const mutual: Condition = (facts) => !facts.oneWay
export const threeParties: Condition = (facts) => facts.parties.length === 3
export const courts: Condition = ({ terms }) => terms.disputes.by === 'courts'
export const arbitration: Condition = ({ terms }) => terms.disputes.by === 'arbitration'
export const kindIs =
  (...kinds: readonly NdaKind[]): Condition =>
  ({ kind }) =>
    kinds.includes(kind)
export const not =
  (condition: Condition): Condition =>
  (facts) =>
    !condition(facts)
export const both =
  (first: Condition, second: Condition): Condition =>
  (facts) =>
    first(facts) && second(facts)

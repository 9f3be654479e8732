/** What a sentence does: orders, forbids, permits, or only states. */
export type Modality = 'duty' | 'prohibition' | 'permission' | 'statement'

const prohibition =
  /\b(?:(?:shall|will|must|may|can|should)\s+(?:\w+\s+)?not|cannot|shall neither|will neither|agrees? not to|undertakes? not to|covenants? not to|(?:is|are) (?:not (?:permitted|allowed|entitled|authori[sz]ed)|prohibited|forbidden)|neither\b[^.;]{0,80}?\b(?:shall|will|may)|no (?:party|person|recipient)\b[^.;]{0,60}?\b(?:shall|will|may)|refrain)/
const waived =
  /\b(?:nothing|no provision)\b[^.;]{0,120}?\b(?:shall|will)?\s*(?:prevent|prohibit|restrict|preclude|limit)|\b(?:shall|will|does|do) not\s+(?:\w+\s+)?(?:prevent|prohibit|restrict|preclude|be (?:prohibited|prevented|restricted|precluded))/
const duty =
  /\b(?:shall|will|must|agrees? (?:to|that)|undertakes? to|covenants? to|(?:is|are) (?:required|obliged|obligated) to|(?:is|are) to)\b/
const permission =
  /\b(?:may|can|(?:is|are|shall be|will be) (?:entitled|permitted|allowed|free|authori[sz]ed) to|(?:has|have|reserves?) the right to|at liberty to)\b/

/**
 * The modality of a folded sentence by its first operative verb. A double negative ("nothing prevents", "shall not be
 * prohibited from") permits.
 */
export function modalityOf(folded: string): Modality {
  if (waived.test(folded)) return 'permission'
  const first = (expression: RegExp): number => {
    const at = folded.search(expression)
    return at < 0 ? Number.POSITIVE_INFINITY : at
  }
  const forbids = first(prohibition)
  const orders = first(duty)
  const permits = first(permission)
  const earliest = Math.min(forbids, orders, permits)
  if (earliest === Number.POSITIVE_INFINITY) return 'statement'
  if (earliest === forbids) return 'prohibition'
  return earliest === permits ? 'permission' : 'duty'
}

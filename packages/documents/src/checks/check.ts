import type { Weight } from '@clausemint/protocol'
import type { DefinedTerm } from './language/defined-terms.ts'
import type { Groups } from './language/groups.ts'
import type { Parties } from './language/parties.ts'
import type { Reading, Sentence } from './language/reading.ts'

/** A contract read once, for all checks. */
export interface Contract {
  reading: Reading
  groups: Groups
  terms: ReadonlyMap<string, DefinedTerm>
  parties: Parties
}

/** What a contract says on one point, before anyone judges it. */
export interface Observation {
  /** One of the check's stances. */
  stance: string
  /** The words that show it; absent where the point is that nothing is said. */
  sentence?: Sentence
  /** A period it names, for stances that are judged by their length. */
  months?: number
  /** What a playbook's wording has to do with the words, where it does not stand in their place. */
  wording?: 'after' | 'elsewhere'
  /** What of several things is there or missing, for the reason. */
  detail?: string
}

/** One of the points a review looks at. A playbook says which of its stances are acceptable. */
export interface Check {
  id: string
  /** Its number in the list of points, 1 to 30; 31 looks for text aimed at a reviewing machine. */
  number: number
  title: string
  weight: Weight
  /** The words that show a stance are needed for something else: a playbook's wording goes after them, not in their place. */
  keepsWords?: true
  /**
   * Every stance a contract can take, to the reason that is given for it. Reasons are fit to be shown to the other
   * side. `{period}` and `{detail}` are filled in.
   */
  stances: Readonly<Record<string, string>>
  /** What the contract says; several observations where several clauses say different things. */
  observe(contract: Contract): Observation[]
}

/** The stance of a contract that says nothing on a point. */
export const silent = 'silent'

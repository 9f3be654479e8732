import type { Check } from '../check.ts'
import { assignment } from './assignment.ts'
import { burdenOfProof } from './burden-of-proof.ts'
import { care } from './care.ts'
import { certification } from './certification.ts'
import { compelledDisclosure } from './compelled-disclosure.ts'
import { direction } from './direction.ts'
import { embeddedInstructions } from './embedded-instructions.ts'
import { entities } from './entities.ts'
import { exclusions } from './exclusions.ts'
import { existence } from './existence.ts'
import { generalTerms } from './general-terms.ts'
import { governingLaw } from './governing-law.ts'
import { injunctiveRelief } from './injunctive-relief.ts'
import { liabilityForRepresentatives } from './liability-for-representatives.ts'
import { marking } from './marking.ts'
import { moneyRemedies } from './money-remedies.ts'
import { nature } from './nature.ts'
import { noLicence } from './no-licence.ts'
import { oral } from './oral.ts'
import { publicDuties } from './public-duties.ts'
import { purpose } from './purpose.ts'
import { representatives } from './representatives.ts'
import { residuals } from './residuals.ts'
import { restraintsOfTrade } from './restraints.ts'
import { retention } from './retention.ts'
import { returnOrDestroy } from './return-or-destroy.ts'
import { reverseEngineering } from './reverse-engineering.ts'
import { scope } from './scope.ts'
import { survival } from './survival.ts'
import { term } from './term.ts'
import { use } from './use.ts'

/** Raised whenever a check changes, so that a review's result can be told from one of older checks. */
export const checksVersion = '3'

/** The points of a review, in their order, and the one that guards the review itself. */
export const checks: readonly Check[] = [
  nature,
  direction,
  entities,
  purpose,
  scope,
  marking,
  oral,
  existence,
  exclusions,
  burdenOfProof,
  use,
  care,
  representatives,
  liabilityForRepresentatives,
  compelledDisclosure,
  term,
  survival,
  returnOrDestroy,
  retention,
  certification,
  noLicence,
  residuals,
  reverseEngineering,
  restraintsOfTrade,
  injunctiveRelief,
  moneyRemedies,
  governingLaw,
  assignment,
  generalTerms,
  publicDuties,
  embeddedInstructions,
]

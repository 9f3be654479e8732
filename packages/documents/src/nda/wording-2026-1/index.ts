import type { NdaLibrary } from '../clause-wording.ts'
import { assignment, noCommitment, noWarranty, remedies } from './commitments.ts'
import { freedom, nonSolicit } from './competition.ts'
import { exportControl, personalData } from './compliance.ts'
import { confidentialInformation, exclusions } from './confidential-information.ts'
import { definitions } from './definitions.ts'
import { disputeResolution, governingLaw } from './disputes.ts'
import { discussions, duties, representatives } from './duties.ts'
import { formalities, general, specialTerms } from './general.ts'
import { copies, returnOrDestruction } from './handling.ts'
import { kindClauses } from './kinds.ts'
import { compelled, protectedDisclosures } from './legal-disclosure.ts'
import { parties, recitals, title } from './opening.ts'
import { ownership, residuals } from './ownership.ts'
import { purpose } from './purpose.ts'
import { signatures } from './signatures.ts'
import { term } from './term.ts'

/** In the order in which the clauses stand in a draft. Their numbers follow from it. */
export const library2026x1: NdaLibrary = {
  version: 'nda-2026.1',
  title,
  opening: [parties, recitals],
  clauses: [
    definitions,
    purpose,
    confidentialInformation,
    exclusions,
    duties,
    representatives,
    discussions,
    compelled,
    protectedDisclosures,
    copies,
    returnOrDestruction,
    ownership,
    residuals,
    ...kindClauses,
    nonSolicit,
    freedom,
    personalData,
    exportControl,
    term,
    noWarranty,
    noCommitment,
    remedies,
    assignment,
    governingLaw,
    disputeResolution,
    general,
    specialTerms,
    formalities,
  ],
  closing: [signatures],
}

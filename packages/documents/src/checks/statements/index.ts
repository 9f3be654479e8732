import { readGroups } from '../language/groups.ts'
import { type Reading, readSpans, readText } from '../language/reading.ts'
import type { Span } from '../language/sentences.ts'
import { answerStatement } from './answer.ts'
import { compelledNotice, survival } from './compelled-and-survival.ts'
import { explicitIdentification, onlyTechnical, oralInformation } from './definition.ts'
import { independentDevelopment, thirdPartySource } from './exclusions.ts'
import { existenceSecret, noLicence, noReverseEngineering, noSolicitation } from './restraints-and-rights.ts'
import { copiesAllowed, retentionAllowed, returnOnTermination } from './return-and-copies.ts'
import type { Statement, StatementAnswer } from './statement.ts'
import { limitedUse, sharingWithEmployees, sharingWithThirdParties } from './use-and-sharing.ts'

/** Raised whenever a rule changes: an answer can be told from one of older rules. */
export const statementsVersion = '1'

/**
 * The 17 statements of ContractNLI (Koreeda and Manning, 2021), in its numbering. The rules are written by hand from
 * the phrases confidentiality agreements share; no weights are trained on the data set, and none of its text is here.
 */
export const statements: readonly Statement[] = [
  explicitIdentification,
  onlyTechnical,
  oralInformation,
  limitedUse,
  sharingWithEmployees,
  sharingWithThirdParties,
  compelledNotice,
  existenceSecret,
  noReverseEngineering,
  independentDevelopment,
  thirdPartySource,
  noLicence,
  returnOnTermination,
  copiesAllowed,
  noSolicitation,
  survival,
  retentionAllowed,
]

/**
 * Answers each of the 17 statements from the words alone, without a model.
 *
 * @param contract Its text, or what was read from it; offsets of the evidence count in the text.
 * @param spans The sentences, where the caller has them.
 */
export function answerStatements(contract: string | Reading, spans?: readonly Span[]): StatementAnswer[] {
  const reading = typeof contract === 'string' ? (spans ? readSpans(contract, spans) : readText(contract)) : contract
  const groups = readGroups(reading)
  return statements.map((statement) => answerStatement(statement, reading, groups))
}

export type { Choice, Statement, StatementAnswer } from './statement.ts'

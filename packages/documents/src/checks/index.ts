export type { Check, Observation, Weight } from './check.ts'
export { checks, checksVersion } from './points/index.ts'
export { eachFinding, runChecks } from './run-checks.ts'
export {
  answerStatements,
  type Choice,
  type StatementAnswer,
  statements,
  statementsVersion,
} from './statements/index.ts'
export { type ReviewSummary, summariseFindings } from './summary.ts'

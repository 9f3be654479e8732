export type { Check, Observation } from './check.ts'
export { checks, checksVersion } from './points/index.ts'
export { eachFinding, runChecks } from './run-checks.ts'
export {
  answerStatements,
  type Choice,
  type StatementAnswer,
  statements,
  statementsVersion,
} from './statements/index.ts'
export { summariseFindings } from './summary.ts'

import type { Groups } from '../language/groups.ts'
import type { Reading } from '../language/reading.ts'
import { matchRules } from '../language/rule.ts'
import type { Statement, StatementAnswer } from './statement.ts'

const mostEvidence = 3

/** Answers one statement: as the strongest rule says; at equal strength, as the contract says first. */
export function answerStatement(statement: Statement, reading: Reading, groups: Groups): StatementAnswer {
  const matches = matchRules(statement.rules, reading, groups)
  const choice = matches[0]?.rule.says
  if (!choice) return { statement: statement.id, choice: 'not-mentioned', evidence: [] }
  const evidence = matches
    .filter((match) => match.rule.says === choice)
    .slice(0, mostEvidence)
    .map((match) => match.sentence)
  return { statement: statement.id, choice, evidence }
}

import type { Groups } from '../language/groups.ts'
import type { Reading, Sentence } from '../language/reading.ts'
import { isNegatedAt } from '../language/scopes.ts'
import type { Rule, Statement, StatementAnswer } from './statement.ts'

const mostEvidence = 3

interface Match {
  rule: Rule
  sentence: Sentence
}

/** Whether a rule fires on a sentence whose defined groups of people are spelled out. */
export function fires(rule: Rule, sentence: Sentence, groups: Groups): boolean {
  const own = groups.expand(sentence.own)
  const full = sentence.leadIn ? `${groups.expand(sentence.leadIn)} ${own}` : own
  const offset = full.length - own.length
  const text = rule.in === 'full' ? full : own
  const match = rule.words.exec(text)
  if (!match) return false
  const end = match.index + match[0].length
  if (rule.in === 'full' && end <= offset) return false
  if (rule.also && !rule.also.every((pattern) => pattern.test(full))) return false
  if (rule.unless?.some((pattern) => pattern.test(full))) return false
  if (rule.negated === undefined) return true
  return isNegatedAt(full, (rule.in === 'full' ? end : offset + end) - 1) === rule.negated
}

/** Answers one statement. Headings are no evidence. */
export function answerStatement(statement: Statement, reading: Reading, groups: Groups): StatementAnswer {
  const matches: Match[] = []
  for (const sentence of reading.sentences) {
    if (sentence.isHeading) continue
    const rule = strongest(statement.rules.filter((candidate) => fires(candidate, sentence, groups)))
    if (rule) matches.push({ rule, sentence })
  }
  const best = strongest(matches.map((match) => match.rule))
  if (!best) return { statement: statement.id, choice: 'not-mentioned', evidence: [] }
  const evidence = matches
    .filter((match) => match.rule.says === best.says)
    .sort((a, b) => b.rule.strength - a.rule.strength || a.sentence.index - b.sentence.index)
    .slice(0, mostEvidence)
    .map((match) => match.sentence)
  return { statement: statement.id, choice: best.says, evidence }
}

function strongest(rules: readonly Rule[]): Rule | undefined {
  let best: Rule | undefined
  for (const rule of rules) if (!best || rule.strength > best.strength) best = rule
  return best
}

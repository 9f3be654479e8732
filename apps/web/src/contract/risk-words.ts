import type { Clause, Finding, Outcome, ReviewStatement, Risk } from '@clausemint/protocol'
import { clauseName } from './clause-facts.ts'

export const risks = ['red', 'amber', 'green'] as const satisfies readonly Risk[]

/** A risk is never told by its colour alone. */
export const riskWord: Record<Risk, string> = { red: 'High risk', amber: 'Some risk', green: 'Fine' }

export const outcomeWord: Record<Outcome, string> = {
  preferred: 'As preferred',
  fallback: 'Acceptable',
  unacceptable: 'Not acceptable',
  missing: 'Missing',
  'not-covered': 'Not in the playbook',
}

export const choiceWord: Record<ReviewStatement['choice'], string> = {
  entailment: 'Says so',
  contradiction: 'Says the opposite',
  'not-mentioned': 'Does not say',
}

const order: Record<Risk, number> = { red: 0, amber: 1, green: 2 }
const weightOrder: Record<Finding['weight'], number> = { must: 0, should: 1, nice: 2 }

/** The gravest first. */
export const byRisk = (a: Finding, b: Finding): number =>
  order[a.risk] - order[b.risk] || weightOrder[a.weight] - weightOrder[b.weight]

/** How many of each, in words: "2 high risk, 5 some risk, 20 fine". */
export function countWords(findings: readonly Finding[]): string {
  const count = (risk: Risk) => findings.filter((finding) => finding.risk === risk).length
  return `${count('red')} high risk, ${count('amber')} some risk, ${count('green')} fine`
}

/** Where a finding is, for the line under its title. */
export const placeName = (clause: Clause | undefined): string | undefined =>
  clause && (clause.label !== '' ? `Clause ${clause.label.replace(/\.$/, '')}` : clauseName(clause))

import type { Finding, Outcome, Playbook, ReviewSummary } from '@clausemint/protocol'
import { checks } from './points/index.ts'

const mostToNegotiate = 5
const weightOf = { must: 6, should: 3, nice: 1 } as const
const severity: Record<Outcome, number> = {
  unacceptable: 1,
  missing: 0.9,
  fallback: 0.4,
  'not-covered': 0,
  preferred: 0,
}

/**
 * Sums up a review. A check counts once, by its worst finding, with the weight the playbook gives it; findings of
 * checks that neither the playbook nor the product knows (a model's) count as a `should`.
 */
export function summariseFindings(findings: readonly Finding[], playbook: Playbook): ReviewSummary {
  const summary: ReviewSummary = {
    byRisk: { red: 0, amber: 0, green: 0 },
    byOutcome: { preferred: 0, fallback: 0, unacceptable: 0, missing: 0, 'not-covered': 0 },
    riskPercent: 0,
    negotiateFirst: [],
  }
  const weight = weights(playbook)
  const worst = new Map<string, number>()
  for (const finding of findings) {
    summary.byRisk[finding.risk]++
    summary.byOutcome[finding.outcome]++
    worst.set(finding.check, Math.max(worst.get(finding.check) ?? 0, severity[finding.outcome]))
  }
  let risk = 0
  let most = 0
  for (const [check, value] of worst) {
    risk += value * weight(check)
    most += weight(check)
  }
  summary.riskPercent = most === 0 ? 0 : Math.round((100 * risk) / most)
  const urgency = (finding: Finding) => severity[finding.outcome] * weight(finding.check)
  summary.negotiateFirst = findings
    .filter((finding) => finding.risk !== 'green' && urgency(finding) > 0)
    .toSorted((a, b) => urgency(b) - urgency(a))
    .slice(0, mostToNegotiate)
  return summary
}

function weights(playbook: Playbook): (check: string) => number {
  const own = new Map(checks.map((check) => [check.id, check.weight]))
  return (check) => weightOf[playbook.positions[check]?.weight ?? own.get(check) ?? 'should']
}

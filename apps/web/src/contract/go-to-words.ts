import type { Contract } from './contract.tsx'
import type { FindingModel } from './finding-models.ts'
import { passageOf } from './passage.ts'

/** Shows a finding's words on the sheet; of one that has none, where its clause would stand. */
export function goToWords({ pointing, store }: Contract, model: FindingModel): void {
  const finding = model.finding()
  pointing.chooseFinding(model.id)
  const row = finding.clauseId === undefined ? undefined : store.rows.get(finding.clauseId)
  if (row) {
    const { clause } = row.facts()
    const passage = passageOf(finding, clause)
    pointing.goToClause({ clauseId: row.id, version: clause.version, ...(passage && { passage }) })
  } else pointing.goToProposal(model.id)
}

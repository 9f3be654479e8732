import type { ClauseTree, Finding, ForeignHidden, Playbook, ReviewMode, ReviewStatement } from '@clausemint/protocol'
import type { Contract } from '../checks/check.ts'
import { answerStatements, statements } from '../checks/index.ts'
import { eachFinding, readContract } from '../checks/run-checks.ts'
import { speaksToMachine } from '../machine-instructions.ts'
import { hiddenFindings } from './hidden-findings.ts'

/** What is to be checked. Plain data: it crosses to a worker as it is. */
export interface CheckOrder {
  tree: ClauseTree
  playbook: Playbook
  /** What was in the file and not on its pages. */
  hidden: readonly ForeignHidden[]
  mode: ReviewMode
}

/** What checking leaves beside its findings. */
export interface CheckResult {
  /** Of the mode `contract-nli`: the 17 answers, with their evidence. */
  statements?: ReviewStatement[]
}

/**
 * The deterministic part of a review (D3): what the checks find, check by check, then what is hidden in the file. The
 * same contract and playbook give the same findings with the same ids, and no id twice. Runs anywhere, and asks nobody;
 * a caller that must not be blocked takes one finding at a time.
 */
export function* checkContract(
  { tree, playbook, hidden, mode }: CheckOrder,
  contract: Contract = readContract(tree),
): Generator<Finding, CheckResult> {
  const instructions = hidden.filter(({ text }) => speaksToMachine(text))
  for (const finding of eachFinding(tree, playbook, contract)) if (!isSaidByHidden(finding, instructions)) yield finding
  yield* hiddenFindings(tree, hidden)
  if (mode !== 'contract-nli') return {}
  const hypotheses = new Map(statements.map(({ id, hypothesis }) => [id, hypothesis]))
  return {
    statements: answerStatements(contract.reading).map(({ statement, choice, evidence }) => ({
      statement,
      hypothesis: hypotheses.get(statement) ?? '',
      choice,
      evidence: evidence.map(({ text, clauseId }) => ({ quote: text, ...(clauseId !== undefined && { clauseId }) })),
    })),
  }
}

/**
 * True for what the checks say of instructions to a machine where the hidden ones say more: that there are none, or
 * that words of the tree are instructions which are known to be hidden ones.
 */
function isSaidByHidden({ check, quote, clauseId }: Finding, instructions: readonly ForeignHidden[]): boolean {
  if (check !== 'embedded-instructions' || instructions.length === 0) return false
  if (quote === undefined) return true
  return instructions.some((item) => item.clauseId === clauseId && item.text.includes(quote))
}

import { z } from 'zod'
import type { Decision } from './decision.ts'
import type { Finding, Outcome, Risk } from './finding.ts'
import type { GenerationStatus } from './generation-state.ts'
import type { GenerationId } from './ids.ts'

/** `playbook`: the checks against a playbook. `contract-nli`: the 17 statements of ContractNLI. */
export const reviewModes = ['playbook', 'contract-nli'] as const
export const reviewModeSchema = z.enum(reviewModes)
export type ReviewMode = (typeof reviewModes)[number]

/** A review in a few figures. */
export interface ReviewSummary {
  byRisk: Record<Risk, number>
  byOutcome: Record<Outcome, number>
  /** 0 where every point is as preferred, 100 where every one is unacceptable or missing. */
  riskPercent: number
  /** The five findings to negotiate first, the weightiest first. Fewer where fewer are open. */
  negotiateFirst: Finding[]
}

/** How a contract stands to one of the 17 statements, with the sentences that show it. */
export interface ReviewStatement {
  /** `nda-1` to `nda-20`, as the ContractNLI data set numbers them. */
  statement: string
  hypothesis: string
  choice: 'entailment' | 'contradiction' | 'not-mentioned'
  evidence: { quote: string; clauseId?: string }[]
}

/** What a review leaves beside its findings. */
export interface ReviewResult {
  mode: ReviewMode
  playbook: { id: string; name: string; version: number }
  checksVersion: string
  summary: ReviewSummary
  /** A model's quotes that were not in the contract, each dropped with its finding (D3). */
  unanchored: number
  /** Answers of a model that could not be read, or lines of them. */
  unreadable: number
  /** Of the mode `contract-nli`. */
  statements?: ReviewStatement[]
}

/** The last review of a document, as it stands. */
export interface ReviewDetail {
  generationId: GenerationId
  status: GenerationStatus
  findings: Finding[]
  decisions: Decision[]
  /** Once it is complete. */
  result?: ReviewResult
}

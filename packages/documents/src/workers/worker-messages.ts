import type { Finding, SourceRemarks } from '@clausemint/protocol'
import type { ReadErrorCode } from '../reading/read-error.ts'
import type { ReadLimits } from '../reading/read-limits.ts'
import type { ReadContract, ReadProgress } from '../reading/read-result.ts'
import type { CheckOrder, CheckResult } from '../review/check-contract.ts'

/** What is kept of a contract that was read: no map into its file, which is as large as the rest. */
export interface ContractReading extends Pick<ReadContract, 'format' | 'tree' | 'pages' | 'stats'> {
  /** The tree, as `treeMarkdown` writes it. */
  markdown: string
  remarks: SourceRemarks
}

export type WorkerOrder =
  | { type: 'read'; name: string; bytes: Uint8Array; limits: Partial<ReadLimits> }
  /** Reads the clauses that were read last ahead for the check that may follow. */
  | { type: 'read-ahead' }
  /** Without a tree: of the clauses that were read last. */
  | { type: 'check'; order: Omit<CheckOrder, 'tree'> & Partial<Pick<CheckOrder, 'tree'>> }

export type WorkerAnswer =
  | { type: 'progress'; progress: ReadProgress }
  | { type: 'read'; contract: ContractReading }
  | { type: 'unreadable'; code: ReadErrorCode; detail?: string }
  | { type: 'ahead' }
  | { type: 'finding'; finding: Finding }
  | { type: 'checked'; result: CheckResult }
  | { type: 'failed'; message: string }

import type { Consulted } from './chat.ts'
import type { DocumentId, MemberId } from './ids.ts'
import type { ProviderErrorCode, ProviderId, ProviderLocation, Usage } from './provider.ts'
import type { ReviewResult } from './review.ts'

/** Drafting an NDA, reading an uploaded file, reviewing a contract, answering a question about it. */
export type TaskKind = 'nda' | 'read' | 'review' | 'chat'

/** What a generation is doing. Progress moves along this list and within a stage, never back. */
export const stages = [
  'queued',
  'receiving',
  'opening',
  'parsing',
  'structuring',
  'storing',
  'checking',
  'warming-up',
  'drafting',
  'reviewing',
  'answering',
  'finishing',
] as const
export type Stage = (typeof stages)[number]

export type AttemptMode = 'first' | 'continue' | 'restart'

/** Why there is another attempt: a provider failed, the server was restarted, or somebody asked for it. */
export type AttemptReason = ProviderErrorCode | 'interrupted' | 'requested'

/** Where one attempt ended and the next began. `offset`: UTF-16 units of the text that stand before the seam. */
export interface Seam {
  attempt: number
  provider: ProviderId
  model: string
  mode: AttemptMode
  offset: number
  because?: AttemptReason
}

/** Where a text comes from and where its input went (G9). */
export interface Provenance {
  provider: ProviderId
  model: string
  location: ProviderLocation
  promptVersion?: string
  libraryVersion?: string
  playbookVersion?: string
  seams: Seam[]
  /** ISO 8601, UTC. */
  finishedAt: string
  member: MemberId
}

export interface GenerationResult {
  documentId: DocumentId
  /** UTF-16 units of the final text. */
  textLength: number
  provenance: Provenance
  /** Of a review. */
  review?: ReviewResult
  /** Of an answer. */
  consulted?: Consulted
}

export interface CancelReceipt {
  by: MemberId
  /** UTF-16 units that were kept. */
  textLength: number
  /** Milliseconds from the call to the end of the upstream connection. */
  upstreamClosedMs: number | 'unconfirmed'
  usage: Usage
}

import type { AppErrorBody } from './app-error.ts'
import type { Finding } from './finding.ts'
import type { GenerationState } from './generation-state.ts'
import type { DocumentId, MemberId } from './ids.ts'
import type { ProviderErrorCode, ProviderId, ProviderLocation, Usage } from './provider.ts'

export type TaskKind = 'nda' | 'review' | 'chat'

/** What a generation is doing. Progress moves along this list and within a stage, never back. */
export const stages = ['queued', 'warming-up', 'drafting', 'reviewing', 'answering', 'finishing'] as const
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
}

export interface CancelReceipt {
  by: MemberId
  /** UTF-16 units that were kept. */
  textLength: number
  /** Milliseconds from the call to the end of the upstream connection. */
  upstreamClosedMs: number | 'unconfirmed'
  usage: Usage
}

/** One fact about a generation. Every one is tracked; exactly one is terminal, and it is the last. */
export type GenerationEvent =
  | { type: 'started'; task: TaskKind; provider: ProviderId; model: string; location: ProviderLocation }
  | { type: 'progress'; stage: Stage; done: number; total?: number; etaMs?: number; provider?: ProviderId }
  /** `offset`: where in the attempt's text the first UTF-16 unit stands, so that applying it twice is harmless. */
  | { type: 'delta'; text: string; offset: number; attempt: number }
  | { type: 'finding'; finding: Finding }
  /** The text is cut back to `offset`, and the new attempt goes on from there. */
  | ({ type: 'attempt'; location: ProviderLocation } & Seam)
  | { type: 'cancelling'; by: MemberId }
  /** Made for one reader whose cursor could not be used; replaces what that reader has. Never stored (EL5). */
  | { type: 'snapshot'; state: GenerationState }
  | { type: 'completed'; usage: Usage; result: GenerationResult }
  | { type: 'cancelled'; receipt: CancelReceipt }
  | { type: 'error'; error: AppErrorBody }

export type GenerationEventOf<T extends GenerationEvent['type']> = Extract<GenerationEvent, { type: T }>
export type Delta = GenerationEventOf<'delta'>
export type TerminalEvent = GenerationEventOf<'completed' | 'cancelled' | 'error'>

export const isTerminal = (event: { type: string }): event is TerminalEvent =>
  event.type === 'completed' || event.type === 'cancelled' || event.type === 'error'

import type { AppErrorBody } from './app-error.ts'
import type { Consulted } from './chat.ts'
import type { Finding } from './finding.ts'
import type { CancelReceipt, GenerationResult, Seam, TaskKind } from './generation-facts.ts'
import type { GenerationState, Progress } from './generation-state.ts'
import type { MemberId } from './ids.ts'
import type { ProviderId, ProviderLocation, Usage } from './provider.ts'

/** One fact about a generation. Every one is tracked; exactly one is terminal, and it is the last. */
export type GenerationEvent =
  | { type: 'started'; task: TaskKind; provider: ProviderId; model: string; location: ProviderLocation }
  | ({ type: 'progress' } & Progress)
  /** `offset`: where in the attempt's text the first UTF-16 unit stands, so that applying it twice is harmless. */
  | { type: 'delta'; text: string; offset: number; attempt: number }
  | { type: 'finding'; finding: Finding }
  /** How much of the contract an answer is made from. */
  | ({ type: 'consulted' } & Consulted)
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

import type { AppErrorBody } from './app-error.ts'
import type { Consulted } from './chat.ts'
import type { Finding } from './finding.ts'
import type { CancelReceipt, GenerationResult, Seam, Stage, TaskKind } from './generation-facts.ts'
import type { MemberId } from './ids.ts'
import type { ProviderId, ProviderLocation, Usage } from './provider.ts'

/** How far it is: `done` of `total` parts of a stage, or seconds where a stage is waited through. */
export interface Progress {
  stage: Stage
  done: number
  total?: number
  etaMs?: number
  provider?: ProviderId
  /** Of a review: what a model said so far and was not taken, for it is not in the contract or could not be read. */
  dropped?: Dropped
}

/** Findings of a model that were not taken, and why. */
export interface Dropped {
  unanchored: number
  unreadable: number
}

export type GenerationStatus = 'queued' | 'running' | 'cancelling' | 'completed' | 'cancelled' | 'failed'

/** What a reader knows of a generation: the fold of its events. The same on the server and in every client. */
export interface GenerationState {
  status: GenerationStatus
  task?: TaskKind
  /** Who writes now. */
  provider?: ProviderId
  model?: string
  location?: ProviderLocation
  /** 0 until the first attempt. */
  attempt: number
  text: string
  seams: Seam[]
  progress?: Progress
  findings: Finding[]
  consulted?: Consulted
  cancellingBy?: MemberId
  usage?: Usage
  result?: GenerationResult
  receipt?: CancelReceipt
  error?: AppErrorBody
}

export const initialGenerationState: GenerationState = {
  status: 'queued',
  attempt: 0,
  text: '',
  seams: [],
  findings: [],
}

export const isRunning = (status: GenerationStatus): boolean =>
  status === 'queued' || status === 'running' || status === 'cancelling'

import type {
  CancelReply,
  Cursor,
  GenerationDetail,
  GenerationEvent,
  GenerationId,
  MemberId,
  NdaTerms,
  ProviderId,
  RequestId,
  StartedGeneration,
} from '@clausemint/protocol'

export interface StartRequest {
  member: MemberId
  task: 'nda'
  input: NdaTerms
  requestId: RequestId
  provider?: ProviderId
  localOnly: boolean
}

export interface AgainRequest {
  generationId: GenerationId
  requestId: RequestId
  provider?: ProviderId | undefined
}

/** What may be asked of generations. Everything is asked in a member's name; what is not theirs does not exist (R5). */
export interface GenerationService {
  start(request: StartRequest): Promise<StartedGeneration>
  again(member: MemberId, mode: 'continue' | 'retry', request: AgainRequest): Promise<StartedGeneration>
  cancel(member: MemberId, id: GenerationId): Promise<CancelReply>
  get(member: MemberId, id: GenerationId): Promise<GenerationDetail>
  follow(
    member: MemberId,
    id: GenerationId,
    after: Cursor | undefined,
    signal: AbortSignal | undefined,
  ): AsyncIterable<{ cursor: Cursor; event: GenerationEvent }>
}

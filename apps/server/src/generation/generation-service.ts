import type { StoredSource } from '@clausemint/db'
import type {
  CancelReply,
  Cursor,
  DocumentId,
  GenerationDetail,
  GenerationEvent,
  GenerationId,
  MemberId,
  NdaTerms,
  ProviderId,
  RequestId,
  StartedGeneration,
  TaskKind,
} from '@clausemint/protocol'
import type { ReadableStream } from '../log/readable-stream.ts'

export interface StartRequest {
  member: MemberId
  task: TaskKind
  /** Plain JSON: all the task is made from. */
  input: unknown
  /** The new document it is written into, or the one it is about. */
  document: NewDocument | DocumentId
  requestId: RequestId
  provider?: ProviderId
  localOnly: boolean
}

export interface NewDocument {
  title: string
  terms?: NdaTerms
  /** A file that is to be read into it. */
  upload?: NewUpload
}

export interface NewUpload {
  fileName: string
  source: Pick<StoredSource, 'hash' | 'bytes' | 'claim'>
  /** Of the document. Reading asks nobody, whatever this says. */
  localOnly: boolean
}

export interface AgainRequest {
  generationId: GenerationId
  requestId: RequestId
  provider?: ProviderId | undefined
  /** What people have made of the draft since it was written may be lost; else the request is refused where it would. */
  replaceEdits?: boolean | undefined
  /** With `replaceEdits`: the cursor of the document's room up to which they are known. What came after may not be lost. */
  seen?: Cursor | undefined
}

/** What may be lost to a new draft. */
export type DraftConsent = Pick<AgainRequest, 'replaceEdits' | 'seen'>

/** Knows what people have made of drafts. */
export interface DraftJudge {
  /**
   * How many events the document's room had when it was asked.
   * @throws AppError `conflict` with the work that would be lost and may not be
   */
  judgeDraft(member: MemberId, documentId: DocumentId, consent: DraftConsent): Promise<number>
}

/** What may be asked of generations. Everything is asked in a member's name; what is not theirs does not exist (R5). */
export interface GenerationService {
  start(request: StartRequest): Promise<StartedGeneration>
  /** @throws AppError `conflict` with the `work` of people that would be lost, unless the request says so */
  again(member: MemberId, mode: 'continue' | 'retry', request: AgainRequest): Promise<StartedGeneration>
  cancel(member: MemberId, id: GenerationId): Promise<CancelReply>
  get(member: MemberId, id: GenerationId): Promise<GenerationDetail>
  /** Where a generation's events are read, for a member who may. */
  streamFor(member: MemberId, id: GenerationId): Promise<ReadableStream<GenerationEvent>>
}

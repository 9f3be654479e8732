import type {
  DocumentId,
  MemberId,
  ProviderId,
  RequestId,
  ReviewDetail,
  ReviewMode,
  StartedGeneration,
} from '@clausemint/protocol'

export interface ReviewRequest {
  requestId: RequestId
  documentId: DocumentId
  /** Absent: the mutual NDA playbook that comes with the product. */
  playbookId?: string | undefined
  mode: ReviewMode
  /** Only this clause; absent: all of them. */
  clauseId?: string | undefined
  provider?: ProviderId | undefined
}

/** Reviews of contracts, in a member's name (D3). */
export interface ReviewService {
  start(member: MemberId, request: ReviewRequest): Promise<StartedGeneration>
  /** The last review of the whole document; `null` where there was none. */
  get(member: MemberId, documentId: DocumentId): Promise<ReviewDetail | null>
}

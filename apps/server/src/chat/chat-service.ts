import type {
  ChatMessage,
  ChatQuestion,
  DocumentId,
  MemberId,
  ProviderId,
  RequestId,
  StartedGeneration,
} from '@clausemint/protocol'

export interface ChatRequest {
  requestId: RequestId
  documentId: DocumentId
  question: ChatQuestion
  provider?: ProviderId | undefined
}

/** Questions about a document and their answers, in a member's name (D6). */
export interface ChatService {
  send(member: MemberId, request: ChatRequest): Promise<StartedGeneration>
  /** The oldest first. */
  history(member: MemberId, documentId: DocumentId): Promise<ChatMessage[]>
}

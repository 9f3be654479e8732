import type { DocumentDetail, DocumentId, DocumentPage, DocumentSummary, MemberId } from '@clausemint/protocol'

export interface ListRequest {
  search: string
  limit: number
  before?: string | undefined
}

export interface DocumentService {
  list(member: MemberId, request: ListRequest): Promise<DocumentPage>
  get(member: MemberId, id: DocumentId): Promise<DocumentDetail>
  rename(member: MemberId, id: DocumentId, title: string): Promise<DocumentSummary>
  delete(member: MemberId, id: DocumentId): Promise<void>
}

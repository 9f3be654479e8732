import type { ContractDetail, DocumentDetail, DocumentId, DocumentPage, DocumentSummary } from '@clausemint/protocol'
import { call } from './call.ts'
import type { FollowContext } from './follow/follow.ts'
import { type RunningUpload, type UploadOptions, upload } from './upload/upload.ts'
import type { UploadFile } from './upload/upload-file.ts'

export interface ListOptions {
  search?: string
  limit?: number
  /** `next` of the page before. */
  before?: string
}

export interface Documents {
  list(options?: ListOptions): Promise<DocumentPage>
  get(id: DocumentId): Promise<DocumentDetail>
  /** Its clause tree, and what was in its file beside that. */
  contract(id: DocumentId): Promise<ContractDetail>
  /** Brings in a contract as docx, pdf, text or markdown. */
  upload(file: UploadFile, options?: UploadOptions): RunningUpload
  rename(id: DocumentId, title: string): Promise<DocumentSummary>
  delete(id: DocumentId): Promise<void>
}

export function createDocuments(context: FollowContext): Documents {
  const { connection } = context
  const { document } = connection.trpc
  return {
    list: (input = {}) => call(connection, () => document.list.query(input)),
    get: (documentId) => call(connection, () => document.get.query({ documentId })),
    contract: (documentId) => call(connection, () => document.contract.query({ documentId })),
    upload: (file, options) => upload(context, file, options),
    rename: (documentId, title) => call(connection, () => document.rename.mutate({ documentId, title })),
    delete: (documentId) => call(connection, () => document.delete.mutate({ documentId })),
  }
}

import type { AppErrorBody } from '@clausemint/client'
import type { DocumentId, GenerationId, Progress } from '@clausemint/protocol'

/** One file on its way in. */
export interface UploadItem {
  key: string
  name: string
  /** Of a file this page has; one from before a reload is with the server only. */
  bytes?: number
  state: 'waiting' | 'sending' | 'reading' | 'stopping' | 'done' | 'refused'
  progress?: Progress | undefined
  /** Of the reading. */
  generationId?: GenerationId
  documentId?: DocumentId
  /** Why it was refused. */
  error?: AppErrorBody | undefined
  /** It can be sent again as it is. */
  canRetry: boolean
}

export const isUnderWay = ({ state }: Pick<UploadItem, 'state'>): boolean => state !== 'done' && state !== 'refused'

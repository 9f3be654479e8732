import { z } from 'zod'
import type { ContractFormat } from './contract.ts'
import type { TaskKind } from './generation-facts.ts'
import type { GenerationStatus } from './generation-state.ts'
import type { DocumentId, GenerationId } from './ids.ts'
import type { NdaTerms } from './nda-terms.ts'
import { isVisible, unsafeInLine } from './plain-text.ts'

/** What a member calls a document: one line that can be seen, and reads as it is written. */
export const documentTitleSchema = z
  .string()
  .trim()
  .max(200)
  .refine(isVisible, 'A title is missing')
  .refine((title) => !unsafeInLine.test(title), 'A title is one line, without control or direction characters')

/** A document in a list. Times are ISO 8601, UTC. */
export interface DocumentSummary {
  id: DocumentId
  title: string
  createdAt: string
  updatedAt: string
  /** Its text leaves only for local providers (P5). */
  localOnly: boolean
  /** Of one that was uploaded. */
  format?: ContractFormat
  /** The generation that drafted or read it last. */
  generation?: { id: GenerationId; status: GenerationStatus; task: TaskKind }
}

export interface DocumentDetail extends DocumentSummary {
  /** Markdown, as the last draft and all edits left it. Empty while the first draft runs or the file is read. */
  text: string
  terms?: NdaTerms
}

/** One page of a list. `next`: pass it as `before` for the page after; absent on the last. */
export interface DocumentPage {
  items: DocumentSummary[]
  next?: string
}

import type { Repositories, SourceStore, SourceWriter, StoredSource } from '@clausemint/db'
import {
  AppError,
  type ContractFormat,
  type DocumentId,
  type GenerationId,
  initialGenerationState,
  isTerminal,
  type MemberId,
  type RequestId,
  reduceGeneration,
  type StartedGeneration,
} from '@clausemint/protocol'
import type { GenerationService } from '../generation/generation-service.ts'
import { MemberPlaces } from '../sessions/member-places.ts'
import type { ReadInput } from '../tasks/read.ts'
import { titleOfFile } from './file-name.ts'

export interface UploadRequest {
  member: MemberId
  requestId: RequestId
  source: StoredSource
  /** As `cleanFileName` gives it. */
  fileName: string
  title?: string
  localOnly: boolean
}

/** A file that was read. */
export interface UploadedDocument {
  documentId: DocumentId
  generationId: GenerationId
  title: string
  format: ContractFormat
  clauses: number
}

interface Parts {
  sources: SourceStore
  generations: Pick<GenerationService, 'start' | 'streamFor'>
  documents: Pick<Repositories['documents'], 'get'>
  /** Files a member may be sending at the same time. */
  concurrentUploads: number
}

const unknown = () => new AppError('not_found', 'There is no such document.')

/** Files on their way into documents, in a member's name (D2). */
export class UploadService {
  readonly #parts: Parts
  readonly #receiving: MemberPlaces

  constructor(parts: Parts) {
    this.#parts = parts
    const { concurrentUploads } = parts
    this.#receiving = new MemberPlaces(concurrentUploads, {
      limit: 'concurrent_uploads',
      message: `You are uploading ${concurrentUploads} files. Wait for one to arrive.`,
      retryAfterMs: 2_000,
    })
  }

  /**
   * Takes a place among the files the member is sending, until it is disposed.
   * @throws AppError `limit_reached`
   */
  admit(member: MemberId): Disposable {
    return this.#receiving.take(member)
  }

  /** Where the bytes of one file go while they come. */
  receive(): Promise<SourceWriter> {
    return this.#parts.sources.begin()
  }

  /** Makes the document and begins to read its file; the same request twice is one document (G2). */
  start({ member, requestId, source, fileName, title, localOnly }: UploadRequest): Promise<StartedGeneration> {
    const input: ReadInput = { name: fileName, hash: source.hash, bytes: source.bytes }
    return this.#parts.generations.start({
      member,
      requestId,
      task: 'read',
      input,
      document: { title: title ?? titleOfFile(fileName), upload: { fileName, source, localOnly } },
      // Reading is done here, by no model: it is nobody's choice who does it.
      provider: 'library',
      localOnly: true,
    })
  }

  /**
   * Waits for the reading.
   * @throws AppError why the file could not be read; `shutting_down` when `signal` is aborted before that is known
   */
  async outcome(
    member: MemberId,
    { documentId, generationId }: StartedGeneration,
    signal: AbortSignal,
  ): Promise<UploadedDocument> {
    const { log, stream, whenRevoked } = await this.#parts.generations.streamFor(member, generationId)
    const gone = new AbortController()
    using _deleted = whenRevoked(() => gone.abort())
    let state = initialGenerationState
    for await (const { event } of log.follow(stream, undefined, AbortSignal.any([signal, gone.signal]))) {
      state = reduceGeneration(state, event)
      if (!isTerminal(event)) continue
      if (event.type === 'error') {
        const { code, message, retryable: _, ...details } = event.error
        throw new AppError(code, message, details)
      }
      if (event.type === 'cancelled') throw new AppError('conflict', 'Reading was cancelled.')
      const document = await this.#parts.documents.get(member, documentId)
      if (!document?.format) throw unknown()
      return {
        documentId,
        generationId,
        title: document.title,
        format: document.format,
        clauses: state.progress?.total ?? 0,
      }
    }
    if (gone.signal.aborted) throw unknown()
    throw new AppError('shutting_down', 'The server is restarting. Reading goes on: ask for the document in a moment.')
  }
}

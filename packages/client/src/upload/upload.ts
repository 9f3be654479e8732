import type { DocumentId, GenerationId, Progress, RequestId, StartedGeneration } from '@clausemint/protocol'
import type { FollowContext } from '../follow/follow.ts'
import { createGenerationHandle, followGeneration, newRequestId, outcomeOf } from '../generation.ts'
import { submitForm } from './submit-form.ts'
import { createUploadForm, type UploadFile } from './upload-file.ts'
import { createUploadProgress, type UploadProgress } from './upload-progress.ts'

export interface UploadOptions {
  /**
   * Called as the bytes go out (`receiving`, in bytes of the file), and as the server reads them (`opening`,
   * `parsing`, ...). Never goes backwards.
   */
  onProgress?: ((progress: Progress) => void) | undefined
  /** Stops the upload: the request before the end of the bytes, the reading after it. Nothing is left behind. */
  signal?: AbortSignal | undefined
  /** Absent: the server takes the file's name. */
  title?: string | undefined
  /** The text goes to local providers only. */
  localOnly?: boolean | undefined
  /** Names the request, so that sending it twice makes one document; absent: a new name. */
  requestId?: RequestId | undefined
}

/**
 * A file on its way in. Awaited, it gives its ids once the contract is read; rejects with an AppError that says why it
 * could not be, or with the signal's reason.
 */
export interface RunningUpload extends Promise<StartedGeneration> {
  /** Of the reading, as soon as the server has all bytes: who knows it can go on following after a reload. */
  readonly id: Promise<GenerationId>
  readonly documentId: Promise<DocumentId>
}

export function upload(context: FollowContext, file: UploadFile, options: UploadOptions = {}): RunningUpload {
  const { onProgress, signal, title, localOnly = false, requestId = newRequestId() } = options
  const { form, blob } = createUploadForm(file, { title, localOnly })
  const progress = createUploadProgress(onProgress)
  const starting = submitForm(context, {
    form,
    blob,
    requestId,
    signal,
    onSent: (bytes) => progress.sent(bytes, blob.size),
  })
  const id = starting.then(({ generationId }) => generationId)
  const documentId = starting.then((started) => started.documentId)
  const done = starting.then((started) => read(context, started, progress, signal))
  // Whoever looks at one of these alone must not be struck by the other's failure.
  for (const promise of [id, documentId, done]) promise.catch(() => undefined)
  return Object.assign(done, { id, documentId })
}

/** Follows the reading to its end. A stop that comes too late for it is none: the document is there. */
async function read(
  context: FollowContext,
  started: StartedGeneration,
  progress: UploadProgress,
  signal: AbortSignal | undefined,
): Promise<StartedGeneration> {
  const { generationId } = started
  // How it ends is read from its events.
  const cancel = () =>
    createGenerationHandle(context, generationId)
      .cancel()
      .catch(() => undefined)
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted) void cancel()
  try {
    for await (const { event } of followGeneration(context, generationId)) {
      progress.take(event)
      outcomeOf(event)
    }
    return started
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

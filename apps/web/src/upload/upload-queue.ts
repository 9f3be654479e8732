import { AppError, type Client, isTerminal, newRequestId } from '@clausemint/client'
import type { AppErrorBody, DocumentId, GenerationEvent, GenerationId, Progress } from '@clausemint/protocol'
import { createStore } from 'solid-js/store'
import { refusalOf, shownName } from './accepted-files.ts'
import { readRememberedUploads, rememberUploads } from './remembered-uploads.ts'
import { isUnderWay, type UploadItem } from './upload-item.ts'

const mostAtOnce = 3
/** A limit that is passed sooner than this is waited for. */
const mostWaitMs = 60_000

export interface UploadQueueParts {
  client: Client
  /** Whether what is sent now is for local providers only. */
  isLocalOnly: () => boolean
  /** A file has become a document. */
  onRead: (item: UploadItem, documentId: DocumentId) => void
  announce: (words: string) => void
}

/** A file, or the name of what is none. */
export type Incoming = File | { folder: string }

/** Files on their way in: three at a time, in the order they came. */
export function createUploadQueue({ client, isLocalOnly, onRead, announce }: UploadQueueParts) {
  const [known, setKnown] = createStore<{ items: UploadItem[] }>({ items: [] })
  const files = new Map<string, { file: File; localOnly: boolean }>()
  const stops = new Map<string, () => void>()
  /** The server takes no more of them for a moment. */
  const resting = new Set<string>()

  const find = (key: string) => known.items.find((item) => item.key === key)
  function change(key: string, values: Partial<UploadItem>): void {
    setKnown('items', (item) => item.key === key, values)
    remember()
  }
  function remove(key: string): void {
    setKnown('items', (items) => items.filter((item) => item.key !== key))
    files.delete(key)
    remember()
  }
  function remember(): void {
    rememberUploads(
      known.items.filter(isUnderWay).map(({ name, generationId, documentId }) => ({
        name,
        ...(generationId === undefined || documentId === undefined ? {} : { generationId, documentId }),
      })),
    )
  }

  function refuse(key: string, error: AppErrorBody): void {
    change(key, { state: 'refused', error })
    announce(`${find(key)?.name ?? 'The file'} was not taken. ${error.message}`)
  }

  function arrived(key: string, documentId: DocumentId): void {
    const item = find(key)
    if (!item) return
    announce(`${item.name} is read.`)
    onRead(item, documentId)
    change(key, { state: 'done', documentId })
  }

  function takeProgress(key: string, progress: Progress): void {
    const isSent = progress.stage !== 'receiving'
    if (find(key)?.state !== 'stopping')
      setKnown('items', (item) => item.key === key, { state: isSent ? 'reading' : 'sending' })
    setKnown('items', (item) => item.key === key, { progress })
  }

  async function send(key: string): Promise<void> {
    const kept = files.get(key)
    if (!kept) return
    const stopping = new AbortController()
    stops.set(key, () => stopping.abort())
    change(key, { state: 'sending' })
    try {
      const upload = client.documents.upload(kept.file, {
        localOnly: kept.localOnly,
        requestId: newRequestId(),
        signal: stopping.signal,
        onProgress: (progress) => takeProgress(key, progress),
      })
      upload.then(undefined, () => undefined)
      void Promise.all([upload.id, upload.documentId]).then(
        ([generationId, documentId]) => change(key, { generationId, documentId }),
        () => undefined,
      )
      const { documentId } = await upload
      arrived(key, documentId)
    } catch (error) {
      const { body } = AppError.from(error)
      if (stopping.signal.aborted) stopped(key)
      else if (body.code === 'limit_reached' && (body.retryAfterMs ?? Number.POSITIVE_INFINITY) <= mostWaitMs)
        rest(key, body.retryAfterMs ?? 0)
      else refuse(key, body)
    } finally {
      stops.delete(key)
      pump()
    }
  }

  function stopped(key: string): void {
    announce(`${find(key)?.name ?? 'The file'} was stopped.`)
    remove(key)
  }

  function rest(key: string, ms: number): void {
    change(key, { state: 'waiting', progress: undefined })
    resting.add(key)
    setTimeout(() => {
      resting.delete(key)
      pump()
    }, ms)
  }

  function pump(): void {
    const busy = known.items.filter(({ key }) => stops.has(key)).length
    const waiting = known.items.filter(({ key, state }) => state === 'waiting' && !resting.has(key))
    for (const { key } of waiting.slice(0, Math.max(0, mostAtOnce - busy))) void send(key)
  }

  /** Goes on showing a reading that was under way when the page was left. */
  async function follow(key: string, generationId: GenerationId, documentId: DocumentId): Promise<void> {
    const generation = client.generation(generationId)
    stops.set(key, () => {
      generation.cancel().catch((error) => announce(`It could not be stopped. ${AppError.from(error).message}`))
    })
    try {
      let last: GenerationEvent | undefined
      for await (const { event } of generation.follow()) {
        last = event
        if (event.type === 'progress') takeProgress(key, event)
        else if (event.type === 'snapshot' && event.state.progress) takeProgress(key, event.state.progress)
      }
      if (last && isTerminal(last)) ended(key, last, documentId)
      else remove(key)
    } catch {
      // The server knows it no longer: it ended long ago.
      remove(key)
    } finally {
      stops.delete(key)
      pump()
    }
  }

  function ended(key: string, event: GenerationEvent, documentId: DocumentId): void {
    if (event.type === 'completed') arrived(key, documentId)
    else if (event.type === 'error') refuse(key, event.error)
    else stopped(key)
  }

  function resume(): void {
    for (const { name, generationId, documentId } of readRememberedUploads()) {
      const key = newRequestId()
      const item: UploadItem = { key, name, state: 'reading', canRetry: false }
      if (generationId === undefined || documentId === undefined) {
        setKnown('items', known.items.length, { ...item, state: 'refused', error: leftTooEarly.body })
        continue
      }
      setKnown('items', known.items.length, { ...item, generationId, documentId })
      void follow(key, generationId, documentId)
    }
    remember()
  }

  return {
    items: () => known.items,
    resume,

    add(incoming: readonly Incoming[]): void {
      const localOnly = isLocalOnly()
      let begun = 0
      const refused: string[] = []
      for (const one of incoming) {
        const key = newRequestId()
        const name = shownName('folder' in one ? one.folder : one.name)
        const why = 'folder' in one ? 'This is a folder. Bring in the files that are in it.' : refusalOf(one.name)
        if (why !== undefined || 'folder' in one) {
          const error = new AppError('invalid_input', why ?? '').body
          setKnown('items', known.items.length, { key, name, state: 'refused', error, canRetry: false })
          refused.push(`${name} was not taken. ${why}`)
          continue
        }
        begun += 1
        files.set(key, { file: one, localOnly })
        setKnown('items', known.items.length, { key, name, bytes: one.size, state: 'waiting', canRetry: true })
      }
      const taken = begun === 1 ? 'The file is being brought in.' : `${begun} files are being brought in.`
      // Said at once: a second announcement would take the first one's place.
      announce([...(begun > 0 ? [taken] : []), ...refused].join(' '))
      pump()
      remember()
    },
    stop(key: string): void {
      const item = find(key)
      if (item?.state === 'waiting') stopped(key)
      else if (item?.state === 'sending' || item?.state === 'reading') {
        change(key, { state: 'stopping' })
        stops.get(key)?.()
      }
    },
    retry(key: string): void {
      const item = find(key)
      if (item?.state !== 'refused' || !files.has(key)) return
      change(key, { state: 'waiting', progress: undefined, error: undefined })
      pump()
    },
    dismiss: remove,
  }
}
export type UploadQueue = ReturnType<typeof createUploadQueue>

const leftTooEarly = new AppError(
  'invalid_input',
  'The page was left before the whole file had arrived. Nothing of it was kept; choose it again.',
)

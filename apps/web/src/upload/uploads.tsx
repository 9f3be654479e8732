import { AppError } from '@clausemint/client'
import type { DocumentId } from '@clausemint/protocol'
import { useLocation, useNavigate } from '@solidjs/router'
import {
  createContext,
  createEffect,
  createSignal,
  getOwner,
  type ParentProps,
  runWithOwner,
  useContext,
} from 'solid-js'
import { loadContractPage } from '../load-ahead.ts'
import { useApp } from '../state/app.tsx'
import { readRememberedUploads } from './remembered-uploads.ts'
import type { Incoming, UploadQueue } from './upload-queue.ts'

/** Files are brought in from everywhere; how it is done is loaded once it is needed. */
function createUploads() {
  const { client, documents, announcer, draft, panes, connection } = useApp()
  const navigate = useNavigate()
  const location = useLocation()
  const owner = getOwner()
  const [queue, setQueue] = createSignal<UploadQueue>()
  let loading: Promise<UploadQueue> | undefined
  let chooser: HTMLInputElement | undefined
  /** The upload that is all there is to this page; it is opened as soon as it is read. */
  let awaited: string | undefined

  /** Nobody has begun anything here that opening a document would take away. */
  const isEmptyPage = () => location.pathname === '/' && draft.isBlank()

  async function load(): Promise<UploadQueue> {
    const { createUploadQueue } = await import('./upload-queue.ts')
    const made = runWithOwner(owner, () =>
      createUploadQueue({
        client,
        isLocalOnly: () => draft.draft.localOnly,
        announce: announcer.announce,
        onRead({ key }, documentId) {
          if (key === awaited && isEmptyPage()) open(documentId)
          void documents.changed()
        },
      }),
    )
    if (!made) throw new Error('the page is gone')
    runWithOwner(owner, () => createEffect(() => leaveToList(made)))
    made.resume()
    setQueue(made)
    return made
  }
  /** What the list of documents shows need not be said twice. */
  function leaveToList(uploads: UploadQueue): void {
    const listed = new Set(documents.items()?.map(({ id }) => id))
    for (const { key, state, documentId } of uploads.items())
      if (state === 'done' && documentId !== undefined && listed.has(documentId)) uploads.dismiss(key)
  }
  const loaded = () => {
    loading ??= load().catch((error) => {
      loading = undefined
      throw error
    })
    return loading
  }

  /** The review starts before the page is there, so that the first findings are there with it. */
  function open(documentId: DocumentId): void {
    client
      .review(documentId, { requestId: `first-review-${documentId}` })
      .id.catch((error) => announcer.announce(`The review was not started. ${AppError.from(error).message}`))
    navigate(`/documents/${documentId}`)
  }

  async function add(files: readonly Incoming[]): Promise<void> {
    if (files.length === 0) return
    const isAwaited = files.length === 1 && isEmptyPage()
    if (isAwaited && connection.isOpen()) loadContractPage()
    panes.show('documents')
    try {
      const ready = await loaded()
      const before = ready.items().length
      ready.add(files)
      awaited = isAwaited ? ready.items()[before]?.key : undefined
    } catch {
      announcer.announce('The page could not load what it needs to take files. Try again.')
    }
  }

  if (readRememberedUploads().length > 0) void loaded().catch(() => undefined)

  return {
    /** Loaded with the first file. */
    queue,
    add,
    /** Opens the file chooser. */
    choose: () => chooser?.click(),
    setChooser(input: HTMLInputElement) {
      chooser = input
    },
  }
}
type Uploads = ReturnType<typeof createUploads>

const UploadsContext = createContext<Uploads>()

export function UploadsProvider(props: ParentProps) {
  return <UploadsContext.Provider value={createUploads()}>{props.children}</UploadsContext.Provider>
}

export function useUploads(): Uploads {
  const uploads = useContext(UploadsContext)
  if (!uploads) throw new Error('useUploads belongs inside UploadsProvider')
  return uploads
}

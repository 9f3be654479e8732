import { AppError } from '@clausemint/client'
import type { Cursor, DocumentDetail, DocumentId, ProviderId } from '@clausemint/protocol'
import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { countWords } from '../stream/plain-text.ts'
import { againRequestId } from './again.ts'
import type { App } from './app.tsx'
import { createGenerationView } from './generation.ts'
import { endWords } from './generation-words.ts'
import { createStopping } from './stopping.ts'

export type AgainMode = 'continue' | 'retry'

/** One document, and the generation that writes or reads it. */
export function createOpenDocument(
  id: DocumentId,
  { client, documents, announcer, justStarted }: Pick<App, 'client' | 'documents' | 'announcer' | 'justStarted'>,
) {
  const [detail, setDetail] = createSignal<DocumentDetail>()
  const [failure, setFailure] = createSignal<AppError>()
  const stopping = createStopping(client, announcer)
  const generation = createGenerationView(client, (state) => {
    stopping.settled(generation.id())
    if (state.task !== 'read') announcer.announce(endWords(state, countWords(state.text)))
    else if (state.status === 'completed') announcer.announce('The file has been read.')
    void documents.changed()
    void refresh()
  })
  let isLeft = false
  onCleanup(() => {
    isLeft = true
    generation.close()
  })

  const isUploaded = () => detail()?.format !== undefined

  async function load(): Promise<void> {
    setFailure(undefined)
    stopping.settled(generation.id())
    try {
      const found = await client.documents.get(id)
      if (isLeft) return
      if (found.generation) void generation.open(found.generation.id, justStarted.delete(id))
      setDetail(found)
    } catch (error) {
      setFailure(AppError.from(error))
    }
  }
  void load()

  /** What writing or reading it has made of it: its text, its title. */
  async function refresh(): Promise<void> {
    try {
      setDetail(await client.documents.get(id))
    } catch (error) {
      // What is known stays; the list, or a reload, asks again. What is gone is said: its text can still be copied.
      const known = AppError.from(error)
      if (known.code === 'not_found' && !isLeft) setFailure(known)
    }
  }

  const listed = () => documents.items()?.find((item) => item.id === id)
  // It is not listed any longer: deleted in another tab, or only not searched for.
  createEffect(
    on(listed, (now, before) => {
      if (before && !now && !documents.deletions.has(id)) void refresh()
    }),
  )
  // It may be given another name in the list, or in another tab.
  createEffect(() => {
    const title = listed()?.title
    if (title !== undefined) setDetail((known) => known && { ...known, title })
  })
  // Somebody went on with it, or tried again, in another tab.
  createEffect(() => {
    const latest = listed()?.generation?.id
    if (latest !== undefined && generation.id() !== undefined && !generation.isRunning() && latest !== generation.id())
      void generation.open(latest)
  })
  createEffect(
    on(generation.isRunning, (running, ran) => {
      if (running && !ran)
        announcer.announce(isUploaded() ? 'The file is being read.' : 'The document is being written.')
    }),
  )

  return {
    id,
    detail,
    /** Why it cannot be shown, or was not gone on with. */
    failure,
    generation,
    /** Brought in as a file; the others were drafted here. */
    isUploaded,
    isStopping: () => stopping.isStopping(generation.id()),
    load,
    rename: (title: string) => setDetail((before) => before && { ...before, title }),

    async stop(): Promise<void> {
      if (generation.isRunning()) await stopping.stop(generation.id())
    },

    /**
     * Whether it was begun. The new words take the place of what is on the paper, and of what people made of it only up
     * to `seen`, the place in its room at which they were asked.
     */
    async again(mode: AgainMode, provider?: ProviderId, seen?: Cursor): Promise<boolean> {
      const last = generation.id()
      if (last === undefined) return false
      setFailure(undefined)
      try {
        const replacing = seen === undefined ? {} : { replaceEdits: true, seen }
        const options = { requestId: againRequestId(mode, last, provider), provider, ...replacing }
        const handle = client.generation(last)
        const next = await (mode === 'continue' ? handle.continue(options) : handle.retry(options)).id
        if (isLeft) return true
        void generation.open(next, true)
        void documents.changed()
        return true
      } catch (error) {
        const known = AppError.from(error)
        setFailure(known)
        announcer.announce(`Not started. ${known.message}`)
        return false
      }
    },
  }
}
export type OpenDocument = ReturnType<typeof createOpenDocument>

import { AppError, type Client, isRunning } from '@clausemint/client'
import type { DocumentId, DocumentSummary } from '@clausemint/protocol'
import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { ConnectionView } from './connection.ts'
import { createPendingDeletions } from './pending-deletions.ts'

const typingMs = 200
const watchMs = 5000

/** The list of documents, kept up to date: on search, on what happens here and in other tabs, and while one runs. */
export function createDocuments(client: Client, connection: ConnectionView) {
  const [search, setSearch] = createSignal('')
  const [items, setItems] = createSignal<DocumentSummary[]>()
  const [next, setNext] = createSignal<string>()
  const [failure, setFailure] = createSignal<AppError>()
  const deletions = createPendingDeletions(client, () => void refresh())
  const tabs = new BroadcastChannel('clausemint.documents')
  let latest = 0

  async function load(before?: string): Promise<void> {
    const mine = ++latest
    try {
      const page = await client.documents.list({ search: search(), ...(before === undefined ? {} : { before }) })
      if (mine !== latest) return
      setItems((known = []) => (before === undefined ? page.items : [...known, ...page.items]))
      setNext(page.next)
      setFailure(undefined)
    } catch (error) {
      if (mine === latest) setFailure(AppError.from(error))
    }
  }
  const refresh = () => load()
  /** Something changed here: the other tabs look too. */
  const changed = () => {
    tabs.postMessage('changed')
    return refresh()
  }

  createEffect(
    on(search, () => {
      const timer = setTimeout(() => void load(), items() === undefined ? 0 : typingMs)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  createEffect(
    on(connection.isOpen, (open, wasOpen) => {
      if (open && wasOpen === false) void refresh()
    }),
  )
  const someRun = createMemo(
    () => items()?.some(({ generation }) => generation && isRunning(generation.status)) ?? false,
  )
  createEffect(() => {
    if (!someRun()) return
    const timer = setInterval(() => document.visibilityState === 'visible' && void refresh(), watchMs)
    onCleanup(() => clearInterval(timer))
  })
  const onVisible = () => document.visibilityState === 'visible' && void refresh()
  document.addEventListener('visibilitychange', onVisible)
  tabs.onmessage = () => void refresh()
  onCleanup(() => {
    document.removeEventListener('visibilitychange', onVisible)
    tabs.close()
  })

  return {
    search,
    setSearch,
    /** `undefined` until the first answer. */
    items: () => items()?.filter(({ id }) => !deletions.has(id)),
    failure,
    hasMore: () => next() !== undefined,
    loadMore: () => load(next()),
    changed,
    refresh,
    deletions,
    async rename(id: DocumentId, title: string): Promise<void> {
      setItems((known) => known?.map((item) => (item.id === id ? { ...item, title } : item)))
      try {
        await client.documents.rename(id, title)
      } finally {
        await changed()
      }
    },
  }
}

import { AppError, type Client, isRunning } from '@clausemint/client'
import type { DocumentId, DocumentSummary } from '@clausemint/protocol'
import { batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { ConnectionView } from './connection.ts'
import { createPendingDeletions } from './pending-deletions.ts'

const typingMs = 200
const watchMs = 5000

/** The list of documents, kept up to date: on search, on what happens here and in other tabs, and while one runs. */
export function createDocuments(client: Client, connection: ConnectionView) {
  const [search, setSearch] = createSignal('')
  const [known, setKnown] = createStore<{ items?: DocumentSummary[] }>({})
  const [next, setNext] = createSignal<string>()
  const [failure, setFailure] = createSignal<AppError>()
  const deletions = createPendingDeletions(client, () => void changed())
  const tabs = new BroadcastChannel('clausemint.documents')
  let latest = 0
  /** What the known ones were looked for with. */
  let searched = ''
  /** Pages that were asked for stay. */
  let wanted = 0

  /** @param more as many as are known, and a page more */
  async function load(more = false): Promise<void> {
    const mine = ++latest
    const words = search()
    const count = known.items?.length ?? 0
    if (words !== searched) wanted = 0
    else wanted = Math.max(wanted, more ? count + 1 : count)
    try {
      const found: DocumentSummary[] = []
      let before: string | undefined
      do {
        const page = await client.documents.list({ search: words, ...(before === undefined ? {} : { before }) })
        if (mine !== latest) return
        found.push(...page.items)
        before = page.next
      } while (before !== undefined && found.length < wanted)
      searched = words
      batch(() => {
        // A row stays the same one: it may be focused, have its menu open, or its name being typed.
        setKnown('items', reconcile(found, { key: 'id' }))
        setNext(before)
        setFailure(undefined)
      })
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
      const timer = setTimeout(() => void load(), known.items === undefined ? 0 : typingMs)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  createEffect(
    on(connection.isOpen, (open, wasOpen) => {
      if (open && wasOpen === false) void refresh()
    }),
  )
  const someRun = createMemo(
    () => known.items?.some(({ generation }) => generation && isRunning(generation.status)) ?? false,
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
    items: () => known.items?.filter(({ id }) => !deletions.has(id)),
    failure,
    hasMore: () => next() !== undefined,
    loadMore: () => load(true),
    changed,
    refresh,
    deletions,
    async rename(id: DocumentId, title: string): Promise<void> {
      if (known.items) setKnown('items', (item) => item.id === id, { title })
      try {
        await client.documents.rename(id, title)
      } finally {
        await changed()
      }
    },
  }
}

import type { DocumentSummary } from '@clausemint/protocol'
import { useNavigate } from '@solidjs/router'
import BookOpen from 'lucide-solid/icons/book-open'
import FileText from 'lucide-solid/icons/file-text'
import Keyboard from 'lucide-solid/icons/keyboard'
import Moon from 'lucide-solid/icons/moon'
import Plus from 'lucide-solid/icons/plus'
import Printer from 'lucide-solid/icons/printer'
import Server from 'lucide-solid/icons/server'
import Sun from 'lucide-solid/icons/sun'
import Upload from 'lucide-solid/icons/upload'
import { createEffect, createMemo, createSignal, For, type JSX, onCleanup, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useApp } from '../state/app.tsx'
import { isComposing } from '../state/layers.ts'
import { useUploads } from '../upload/uploads.tsx'
import { Modal } from './modal.tsx'

interface Entry {
  name: string
  kind: 'Command' | 'Document'
  icon: (props: { size: number; 'aria-hidden': 'true'; class: string }) => JSX.Element
  run: () => void
}

/** As long as somebody is typing, nothing is asked for. */
const typingMs = 150

/** Ctrl/Cmd+K: any document and any command, by a few letters of its name. */
export default function Palette() {
  const app = useApp()
  const uploads = useUploads()
  const navigate = useNavigate()
  const [query, setQuery] = createSignal('')
  const [at, setAt] = createSignal(0)
  /** The list beside the paper is a page long, and searched for something else. */
  const [found, setFound] = createSignal<readonly DocumentSummary[]>(app.documents.items() ?? [])
  createEffect(() => {
    const search = query().trim()
    const timer = setTimeout(() => void look(search), search === '' ? 0 : typingMs)
    onCleanup(() => clearTimeout(timer))
  })
  async function look(search: string): Promise<void> {
    try {
      const { items } = await app.client.documents.list({ search })
      if (query().trim() === search) setFound(items.filter(({ id }) => !app.documents.deletions.has(id)))
    } catch {
      // What is known can still be found.
    }
  }
  /** Whoever goes to another page goes on there. */
  const go = (path: string) => () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    navigate(path)
  }

  const commands = (): Entry[] => [
    { name: 'New NDA', kind: 'Command', icon: Plus, run: go('/') },
    { name: 'Upload contracts', kind: 'Command', icon: Upload, run: uploads.choose },
    { name: 'Playbooks', kind: 'Command', icon: BookOpen, run: go('/playbooks') },
    {
      name: app.theme.isDark() ? 'Switch to the light theme' : 'Switch to the dark theme',
      kind: 'Command',
      icon: app.theme.isDark() ? Sun : Moon,
      run: () => app.theme.choose(app.theme.isDark() ? 'light' : 'dark'),
    },
    { name: 'Print this page', kind: 'Command', icon: Printer, run: () => setTimeout(() => window.print()) },
    { name: 'Keyboard shortcuts', kind: 'Command', icon: Keyboard, run: () => app.setOverlay('shortcuts') },
    { name: 'Status of providers and server', kind: 'Command', icon: Server, run: go('/status') },
  ]
  const entries = createMemo(() => {
    const documents = found().map(
      ({ id, title }): Entry => ({
        name: title,
        kind: 'Document',
        icon: FileText,
        run: go(`/documents/${id}`),
      }),
    )
    const words = query().toLowerCase().split(/\s+/).filter(Boolean)
    return [...commands(), ...documents]
      .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
      .slice(0, 50)
  })
  createEffect(() => {
    query()
    setAt(0)
  })
  createEffect(() => document.getElementById(`palette-${at()}`)?.scrollIntoView({ block: 'nearest' }))

  function run(entry: Entry | undefined): void {
    if (!entry) return
    app.setOverlay(undefined)
    entry.run()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isComposing(event)) return
    const last = entries().length - 1
    if (event.key === 'ArrowDown') setAt((now) => (now >= last ? 0 : now + 1))
    else if (event.key === 'ArrowUp') setAt((now) => (now <= 0 ? last : now - 1))
    else if (event.key === 'Enter') run(entries()[at()])
    else return
    event.preventDefault()
  }

  return (
    <Modal
      label="Find a document or a command"
      onClose={() => app.setOverlay((now) => (now === 'palette' ? undefined : now))}
    >
      <input
        type="text"
        role="combobox"
        class="input rounded-none border-0 border-line border-b bg-raised px-5 py-4 outline-none"
        placeholder="Find a document or a command"
        aria-label="Find a document or a command"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={entries().length > 0 ? `palette-${at()}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={query()}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label="Results" class="overflow-y-auto p-2">
        <For each={entries()}>
          {(entry, index) => (
            <div
              id={`palette-${index()}`}
              role="option"
              class="menu-item palette-option"
              aria-selected={index() === at()}
              onPointerMove={() => setAt(index())}
              tabIndex={-1}
              onClick={() => run(entry)}
              onKeyDown={onKeyDown}
            >
              <Dynamic component={entry.icon} size={17} aria-hidden="true" class="flex-none text-quiet" />
              <span class="min-w-0 flex-1 truncate">{entry.name}</span>
              <span class="text-quiet text-xs">{entry.kind}</span>
            </div>
          )}
        </For>
      </div>
      <Show when={entries().length === 0}>
        <p class="px-5 pb-5 text-quiet text-sm">Nothing is called that.</p>
      </Show>
    </Modal>
  )
}

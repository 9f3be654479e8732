import { A, useLocation } from '@solidjs/router'
import Plus from 'lucide-solid/icons/plus'
import Search from 'lucide-solid/icons/search'
import { createEffect, createSignal, For, lazy, Match, onCleanup, Show, Switch } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { useUploads } from '../upload/uploads.tsx'
import { DocumentItem } from './document-item.tsx'
import { ErrorCard } from './error-card.tsx'
import { LoadedPart } from './loaded-part.tsx'
import { UploadButton } from './upload/upload-button.tsx'
import { UploadChoice } from './upload/upload-choice.tsx'

const UploadTray = lazy(() => import('./upload/upload-tray.tsx'))

/** The left pane: everything that was drafted or brought in, and the ways to more. */
export function DocumentsPane() {
  const { documents, panes } = useApp()
  const uploads = useUploads()
  const [now, setNow] = createSignal(Date.now())
  const timer = setInterval(() => setNow(Date.now()), 30_000)
  onCleanup(() => clearInterval(timer))
  // A row that is made while the pages change would never hear where that ended.
  const location = useLocation()
  const [path, setPath] = createSignal(location.pathname)
  createEffect(() => setPath(location.pathname))

  return (
    <div
      class="pane pane-documents border-line border-r bg-raised"
      data-screen-only
      {...panes.landmark('documents', 'navigation', 'Documents')}
    >
      <Show when={panes.isAlone('documents')}>
        <h1 class="visually-hidden">Documents</h1>
      </Show>
      <div class="flex flex-col gap-3 p-3">
        <div class="grid grid-cols-2 gap-2">
          <A href="/" class="button button-primary">
            <Plus size={18} aria-hidden="true" />
            New NDA
          </A>
          <UploadButton />
        </div>
        <UploadChoice />
        <div class="relative">
          <Search size={16} aria-hidden="true" class="pointer-events-none absolute top-3 left-3 text-quiet" />
          <label class="visually-hidden" for="document-search">
            Search documents
          </label>
          <input
            id="document-search"
            type="search"
            class="input pl-9 text-sm"
            placeholder="Search documents"
            autocomplete="off"
            value={documents.search()}
            onInput={(event) => documents.setSearch(event.currentTarget.value)}
          />
        </div>
      </div>
      <div class="pane-scroll px-2 pb-4">
        <Show when={uploads.queue()}>
          {(queue) => (
            <LoadedPart>
              <UploadTray queue={queue()} onChoose={uploads.choose} />
            </LoadedPart>
          )}
        </Show>
        <Switch>
          <Match when={documents.items()?.length}>
            <ul>
              <For each={documents.items()}>
                {(item) => <DocumentItem document={item} now={now()} isCurrent={path() === `/documents/${item.id}`} />}
              </For>
            </ul>
            <Show when={documents.hasMore()}>
              <button type="button" class="button button-quiet mt-2 w-full" onClick={() => void documents.loadMore()}>
                Show more
              </button>
            </Show>
          </Match>
          <Match when={documents.failure()}>
            {(failure) => (
              <ErrorCard error={failure().body}>
                <button type="button" class="button" onClick={() => void documents.refresh()}>
                  Try again
                </button>
              </ErrorCard>
            )}
          </Match>
          <Match when={!documents.items()}>
            <div role="img" aria-label="Loading documents" class="px-2">
              <For each={[1, 2, 3]}>
                {() => (
                  <div class="py-3">
                    <div class="skeleton mb-2 h-4 w-4/5" />
                    <div class="skeleton h-3 w-2/5" />
                  </div>
                )}
              </For>
            </div>
          </Match>
          <Match when={documents.search() !== ''}>
            <p class="px-2 py-6 text-center text-quiet text-sm">No document has “{documents.search()}” in its name.</p>
          </Match>
          <Match when={true}>
            <div class="px-3 py-8 text-center text-sm">
              <p class="font-serif text-ink text-lg">No documents yet</p>
              <p class="mt-1 text-quiet">
                Fill in the form, and your first NDA appears here while it is being written. Or drop a contract anywhere
                on this page to have it read and reviewed.
              </p>
            </div>
          </Match>
        </Switch>
      </div>
      <ul class="flex gap-5 border-line border-t px-5 py-2 text-xs">
        <For each={places}>
          {({ href, name }) => (
            <li>
              <A href={href} class="flex min-h-6 items-center text-text">
                {name}
              </A>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}

const places = [
  { href: '/playbooks', name: 'Playbooks' },
  { href: '/status', name: 'Status' },
]

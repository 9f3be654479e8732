import { useLocation } from '@solidjs/router'
import { createEffect, ErrorBoundary, lazy, on, type ParentProps, Show, Suspense } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { menuHomeId } from '../state/layers.ts'
import { createShortcuts } from '../state/shortcuts.ts'
import { UploadsProvider } from '../upload/uploads.tsx'
import { Announcements } from './announcements.tsx'
import { Banners } from './banners.tsx'
import { BrokenOverlay } from './broken-overlay.tsx'
import { BrokenPage } from './broken-page.tsx'
import { DocumentsPane } from './documents-pane.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { PaneSwitch } from './pane-switch.tsx'
import { focusPaperIfLost } from './panes.tsx'
import { Toasts } from './toasts.tsx'
import { TopBar } from './top-bar.tsx'
import { DropZone } from './upload/drop-zone.tsx'

const Palette = lazy(() => import('./palette.tsx'))
const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx'))

/** What is around every page. */
export function Shell(props: ParentProps) {
  const app = useApp()
  const location = useLocation()
  createShortcuts(app)

  createEffect(
    on(
      () => location.pathname,
      () => {
        app.panes.show('paper')
        focusPaperIfLost()
      },
      { defer: true },
    ),
  )

  return (
    <UploadsProvider>
      <div class="shell print-flow">
        <button
          type="button"
          class="button visually-hidden fixed top-2 left-2 z-50"
          data-screen-only
          onClick={() => {
            app.panes.show('paper')
            document.getElementById('paper')?.focus()
          }}
        >
          Skip to the paper
        </button>
        <TopBar />
        <Banners />
        <div class="panes print-flow" data-pane={app.panes.current()}>
          <DocumentsPane />
          <ErrorBoundary fallback={(error, reset) => <BrokenPage error={error} onAgain={reset} />}>
            <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
          </ErrorBoundary>
        </div>
        <PaneSwitch />
        <Toasts />
        <Announcements />
        <section id={menuHomeId} aria-label="Menu" data-screen-only />
        <ErrorBoundary
          fallback={(error, reset) => (
            <BrokenOverlay
              error={error}
              onClose={() => {
                app.setOverlay(undefined)
                reset()
              }}
            />
          )}
        >
          <Suspense>
            <Show when={app.overlay() === 'palette'}>
              <Palette />
            </Show>
            <Show when={app.overlay() === 'shortcuts'}>
              <ShortcutsDialog />
            </Show>
          </Suspense>
        </ErrorBoundary>
        <DropZone />
      </div>
    </UploadsProvider>
  )
}

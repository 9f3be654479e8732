import Undo2 from 'lucide-solid/icons/undo-2'
import X from 'lucide-solid/icons/x'
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import { useApp } from '../state/app.tsx'
import type { PendingDeletion } from '../state/pending-deletions.ts'

/** Long enough to read it and to reach the button; it waits while it is pointed at or focused. */
const takeBackMs = 10_000

/** What can still be taken back. */
export function Toasts() {
  const { documents, announcer } = useApp()
  createEffect(() => {
    const failure = documents.deletions.failure()
    if (failure) announcer.announce(`The document was not deleted. ${failure.message}`)
  })
  return (
    <Show when={documents.deletions.pending().length > 0 || documents.deletions.failure()}>
      <section
        aria-label="Deleted documents"
        // Above what stands at the foot of the paper: the button that sends, or stops.
        class="pointer-events-none fixed inset-x-0 bottom-40 z-30 px-4 wide:bottom-24"
        data-screen-only
      >
        <ul class="flex flex-col items-center gap-2">
          <For each={documents.deletions.pending()}>{(deletion) => <DeletionToast deletion={deletion} />}</For>
          <Show when={documents.deletions.failure()}>
            {(failure) => (
              <li class="card pointer-events-auto flex max-w-lg items-center gap-2 py-2 pr-2 pl-4 text-danger text-sm shadow-sheet">
                <span class="min-w-0 flex-1">The document was not deleted. {failure().message}</span>
                <button
                  type="button"
                  class="button button-quiet button-icon min-h-8 w-8"
                  aria-label="Dismiss"
                  onClick={documents.deletions.dismissFailure}
                >
                  <X size={16} aria-hidden="true" />
                </button>
              </li>
            )}
          </Show>
        </ul>
      </section>
    </Show>
  )
}

function DeletionToast(props: { deletion: PendingDeletion }) {
  const { documents, announcer } = useApp()
  const [isHeld, setHeld] = createSignal(false)
  let toast: HTMLLIElement | undefined
  // What goes must not take the focus with it.
  onCleanup(() => {
    if (!toast?.contains(document.activeElement)) return
    queueMicrotask(() => document.activeElement === document.body && document.getElementById('paper')?.focus())
  })
  announcer.announce(`Deleted ${props.deletion.title}. You can undo this.`)
  createEffect(() => {
    if (isHeld()) return
    const timer = setTimeout(() => void documents.deletions.carryOut(props.deletion.id), takeBackMs)
    onCleanup(() => clearTimeout(timer))
  })

  return (
    <li
      ref={toast}
      class="card pointer-events-auto flex max-w-lg items-center gap-2 py-2 pr-2 pl-4 text-ink text-sm shadow-sheet"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span class="min-w-0 flex-1 truncate">
        Deleted <strong class="font-semibold">{props.deletion.title}</strong>
      </span>
      <button
        type="button"
        class="button min-h-8 py-1"
        onClick={() => {
          documents.deletions.takeBack(props.deletion.id)
          announcer.announce(`${props.deletion.title} is back.`)
        }}
      >
        <Undo2 size={16} aria-hidden="true" />
        Undo
      </button>
      <button
        type="button"
        class="button button-quiet button-icon min-h-8 w-8"
        aria-label="Delete now"
        onClick={() => void documents.deletions.carryOut(props.deletion.id)}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </li>
  )
}

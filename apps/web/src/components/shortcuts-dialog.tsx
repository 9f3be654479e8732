import X from 'lucide-solid/icons/x'
import { For } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { shortcuts } from '../state/shortcuts.ts'
import { Modal } from './modal.tsx'

export default function ShortcutsDialog() {
  const { setOverlay } = useApp()
  return (
    <Modal label="Keyboard shortcuts" onClose={() => setOverlay((now) => (now === 'shortcuts' ? undefined : now))}>
      <div class="flex items-center justify-between border-line border-b py-2 pr-2 pl-5">
        <h2 class="font-semibold text-ink">Keyboard shortcuts</h2>
        <button
          type="button"
          class="button button-quiet button-icon"
          aria-label="Close"
          onClick={() => setOverlay(undefined)}
        >
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <dl class="grid gap-3 overflow-y-auto p-5">
        <For each={shortcuts}>
          {({ keys, does }) => (
            <div class="flex items-center justify-between gap-4 text-sm">
              <dt>{does}</dt>
              <dd class="flex flex-none gap-1">
                <For each={keys}>{(key) => <kbd class="key">{key}</kbd>}</For>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Modal>
  )
}

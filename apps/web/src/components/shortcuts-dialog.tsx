import { Dialog } from '@kobalte/core/dialog'
import X from 'lucide-solid/icons/x'
import { For } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { layer } from '../state/layers.ts'
import { shortcuts } from '../state/shortcuts.ts'

export default function ShortcutsDialog() {
  const { setOverlay } = useApp()
  return (
    <Dialog open onOpenChange={(open) => !open && setOverlay(undefined)}>
      <Dialog.Portal>
        <Dialog.Overlay class="overlay" />
        <Dialog.Content class="dialog" {...layer}>
          <div class="flex items-center justify-between border-line border-b py-2 pr-2 pl-5">
            <Dialog.Title class="font-semibold text-ink">Keyboard shortcuts</Dialog.Title>
            <Dialog.CloseButton class="button button-quiet button-icon" aria-label="Close">
              <X size={18} aria-hidden="true" />
            </Dialog.CloseButton>
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
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  )
}

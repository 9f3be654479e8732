import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import Check from 'lucide-solid/icons/check'
import Copy from 'lucide-solid/icons/copy'
import Download from 'lucide-solid/icons/download'
import FileDown from 'lucide-solid/icons/file-down'
import Printer from 'lucide-solid/icons/printer'
import { createSignal, For, onCleanup, Show } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { copyText, download, exportFormats } from '../state/export.ts'
import { layer, menuHome } from '../state/layers.ts'

interface DocumentActionsProps {
  title: string
  text: () => string
}

const copiedMs = 2500

/** Takes the text along: copy, print, files. */
export function DocumentActions(props: DocumentActionsProps) {
  const { announcer } = useApp()
  const [isCopied, setCopied] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  async function copy(): Promise<void> {
    if (!(await copyText(props.text()))) {
      announcer.announce('The browser did not allow copying. Use Export instead.')
      return
    }
    announcer.announce('Copied.')
    setCopied(true)
    clearTimeout(timer)
    timer = setTimeout(() => setCopied(false), copiedMs)
  }

  return (
    <div class="flex flex-none gap-1">
      <button type="button" class="button button-quiet max-medium:w-9 max-medium:p-0" onClick={() => void copy()}>
        <Show when={isCopied()} fallback={<Copy size={17} aria-hidden="true" />}>
          <Check size={17} aria-hidden="true" />
        </Show>
        <span class="max-medium:sr-only">{isCopied() ? 'Copied' : 'Copy'}</span>
      </button>
      <DropdownMenu modal={false} placement="bottom-end" gutter={4}>
        <DropdownMenu.Trigger class="button button-quiet max-medium:w-9 max-medium:p-0">
          <Download size={17} aria-hidden="true" />
          <span class="max-medium:sr-only">Export</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal mount={menuHome()}>
          <DropdownMenu.Content class="menu" {...layer}>
            <For each={exportFormats}>
              {(format) => (
                <DropdownMenu.Item class="menu-item" onSelect={() => download(props.title, props.text(), format)}>
                  <FileDown size={16} aria-hidden="true" />
                  {format.name}
                  <span class="ml-auto text-quiet text-xs">.{format.extension}</span>
                </DropdownMenu.Item>
              )}
            </For>
            <DropdownMenu.Item class="menu-item" onSelect={() => setTimeout(() => window.print())}>
              <Printer size={16} aria-hidden="true" />
              Print or save as PDF
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
    </div>
  )
}

import FileText from 'lucide-solid/icons/file-text'
import Files from 'lucide-solid/icons/files'
import PanelRight from 'lucide-solid/icons/panel-right'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useApp } from '../state/app.tsx'

const choices = [
  { pane: 'documents', name: 'Documents', icon: Files },
  { pane: 'paper', name: 'Paper', icon: FileText },
  { pane: 'assistant', name: 'Assistant', icon: PanelRight },
] as const

/** One pane at a time, where there is no room for more. */
export function PaneSwitch() {
  const { panes } = useApp()
  return (
    <nav
      class="pane-switch justify-around border-line border-t bg-raised pb-[env(safe-area-inset-bottom)]"
      aria-label="Panes"
      data-screen-only
    >
      <For each={choices}>
        {({ pane, name, icon }) => (
          <button
            type="button"
            class="flex min-h-13 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 border-t-2 text-xs short:min-h-8 short:flex-row short:gap-2"
            classList={{
              'border-accent text-accent font-semibold': panes.current() === pane,
              'border-transparent text-text': panes.current() !== pane,
            }}
            aria-pressed={panes.current() === pane}
            onClick={() => panes.show(pane)}
          >
            <Dynamic component={icon} size={20} aria-hidden="true" />
            {name}
          </button>
        )}
      </For>
    </nav>
  )
}

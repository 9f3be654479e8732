import { isRunning } from '@clausemint/client'
import type { DocumentSummary } from '@clausemint/protocol'
import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { useNavigate } from '@solidjs/router'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import Pencil from 'lucide-solid/icons/pencil'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, Show } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { statusWords } from '../state/generation-words.ts'
import { layer, menuHome } from '../state/layers.ts'
import { agoWords } from '../state/time-words.ts'
import { RenameField } from './rename-field.tsx'

interface DocumentItemProps {
  document: DocumentSummary
  /** Milliseconds since 1970; changes now and then, so that "2 min ago" does not grow old. */
  now: number
  /** Its page is the one that shows. */
  isCurrent: boolean
}

/** One row of the list: name, state, and what can be done with it. */
export function DocumentItem(props: DocumentItemProps) {
  const { documents, panes } = useApp()
  const navigate = useNavigate()
  const [isRenaming, setRenaming] = createSignal(false)
  const href = () => `/documents/${props.document.id}`
  const status = () => props.document.generation?.status
  let menuButton: HTMLButtonElement | undefined

  function remove(): void {
    documents.deletions.begin({ id: props.document.id, title: props.document.title })
    if (props.isCurrent) navigate('/')
  }

  return (
    <li class="group relative">
      <Show
        when={!isRenaming()}
        fallback={
          <div class="px-1 py-2">
            <RenameField
              document={props.document}
              onDone={() => {
                setRenaming(false)
                queueMicrotask(() => menuButton?.focus())
              }}
            />
          </div>
        }
      >
        <a
          href={href()}
          class="block rounded-lg border-l-3 py-2 pr-11 pl-2.5 no-underline hover:bg-accent-soft"
          classList={{ 'border-accent bg-accent-soft': props.isCurrent, 'border-transparent': !props.isCurrent }}
          aria-current={props.isCurrent ? 'page' : undefined}
          onClick={() => panes.show('paper')}
        >
          <span class="line-clamp-2 break-words font-medium text-ink text-sm leading-snug" dir="auto">
            {props.document.title}
          </span>
          <span class="mt-0.5 flex items-center gap-1.5 text-quiet text-xs">
            <Show when={status()} fallback={agoWords(props.document.updatedAt, props.now)}>
              {(known) => (
                <>
                  <span
                    class="size-2 flex-none rounded-full"
                    classList={{
                      'bg-decoration pulse': isRunning(known()),
                      'bg-accent': known() === 'completed',
                      'border border-line-strong': known() === 'cancelled',
                      'bg-danger': known() === 'failed',
                    }}
                    aria-hidden="true"
                  />
                  {known() === 'completed' && props.document.format ? 'Uploaded' : statusWords(known())}
                  <Show when={!isRunning(known())}>
                    <span aria-hidden="true">·</span> {agoWords(props.document.updatedAt, props.now)}
                  </Show>
                </>
              )}
            </Show>
          </span>
        </a>
        <DropdownMenu modal={false} placement="bottom-end" gutter={4}>
          <DropdownMenu.Trigger
            ref={menuButton}
            class="button button-quiet button-icon absolute top-2 right-1 min-h-8 w-8"
            aria-label={`Actions for ${props.document.title}`}
          >
            <Ellipsis size={18} aria-hidden="true" />
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal mount={menuHome()}>
            <DropdownMenu.Content class="menu" {...layer}>
              <DropdownMenu.Item class="menu-item" onSelect={() => setRenaming(true)}>
                <Pencil size={16} aria-hidden="true" />
                Rename
              </DropdownMenu.Item>
              <DropdownMenu.Item class="menu-item text-danger" onSelect={remove}>
                <Trash size={16} aria-hidden="true" />
                Delete
              </DropdownMenu.Item>
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu>
      </Show>
    </li>
  )
}

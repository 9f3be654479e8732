import type { DocumentDetail } from '@clausemint/protocol'
import Pencil from 'lucide-solid/icons/pencil'
import { createSignal, Show } from 'solid-js'
import { DocumentActions } from './document-actions.tsx'
import { RenameField } from './rename-field.tsx'

interface DocumentHeaderProps {
  document: DocumentDetail
  text: () => string
  onRenamed: (title: string) => void
}

/** The document's name, which can be changed where it stands, and what can be done with it. */
export function DocumentHeader(props: DocumentHeaderProps) {
  const [isRenaming, setRenaming] = createSignal(false)
  let button: HTMLButtonElement | undefined

  return (
    <div
      class="flex min-h-14 items-center gap-2 border-line border-b bg-raised px-4 py-2 medium:px-8 short:min-h-0 short:py-0.5"
      data-screen-only
    >
      <Show
        when={!isRenaming()}
        fallback={
          <div class="flex-1">
            <RenameField
              document={props.document}
              onDone={(title) => {
                setRenaming(false)
                if (title !== undefined) props.onRenamed(title)
                queueMicrotask(() => button?.focus())
              }}
            />
          </div>
        }
      >
        <h1 class="min-w-0 truncate font-semibold text-base text-ink" dir="auto" title={props.document.title}>
          {props.document.title}
        </h1>
        <button
          ref={button}
          type="button"
          class="button button-quiet button-icon min-h-8 w-8 flex-none"
          aria-label="Rename this document"
          onClick={() => setRenaming(true)}
        >
          <Pencil size={15} aria-hidden="true" />
        </button>
        <div class="flex-1" />
      </Show>
      <DocumentActions title={props.document.title} text={props.text} />
    </div>
  )
}

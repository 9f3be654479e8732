import { AppError } from '@clausemint/client'
import type { DocumentSummary } from '@clausemint/protocol'
import { createSignal, createUniqueId, onMount, Show, untrack } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { isComposing, layer } from '../state/layers.ts'

interface RenameFieldProps {
  document: Pick<DocumentSummary, 'id' | 'title'>
  onDone: (title?: string) => void
}

/** A name being edited: Enter keeps, Esc leaves it as it was. */
export function RenameField(props: RenameFieldProps) {
  const { documents, announcer } = useApp()
  const [failure, setFailure] = createSignal('')
  const id = createUniqueId()
  let input: HTMLInputElement | undefined
  let isDone = false
  onMount(() => input?.select())

  function done(title?: string): void {
    if (isDone) return
    isDone = true
    props.onDone(title)
  }

  async function keep(title: string): Promise<void> {
    // What goes with the focus in it loses that, too: after Esc and Enter that is no wish.
    if (isDone) return
    if (title === '' || title === props.document.title) return done()
    try {
      const renaming = documents.rename(props.document.id, title)
      done(title)
      await renaming
      announcer.announce(`Renamed to ${title}.`)
    } catch (error) {
      announcer.announce(`The name was not changed. ${AppError.from(error).message}`)
    }
  }

  return (
    <div {...layer}>
      <label class="visually-hidden" for={id}>
        New name
      </label>
      <input
        ref={input}
        id={id}
        class="input min-h-9 py-1 text-sm"
        maxlength="200"
        value={untrack(() => props.document.title)}
        autofocus
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Enter') void keep(event.currentTarget.value.trim())
          else if (event.key === 'Escape') done()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
        onBlur={(event) => {
          // A window that is left for another one keeps the focus in it.
          if (document.activeElement !== event.currentTarget) void keep(event.currentTarget.value.trim())
        }}
        onInput={(event) => setFailure(event.currentTarget.value.trim() === '' ? 'A name is missing' : '')}
        aria-invalid={failure() !== ''}
        aria-describedby={`${id}-failure`}
      />
      <p id={`${id}-failure`} class="field-error">
        <Show when={failure()}>{failure()}</Show>
      </p>
    </div>
  )
}

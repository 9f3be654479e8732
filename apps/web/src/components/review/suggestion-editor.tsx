import { onMount } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { createKeptText } from '../../state/kept-text.ts'
import { isComposing, layer } from '../../state/layers.ts'

interface SuggestionEditorProps {
  id: string
  wording: string
  onAccept: (wording: string) => void
  onCancel: () => void
}

/** The suggested wording, to be changed before it is accepted. Esc puts it aside, and Cancel gives it up. */
export function SuggestionEditor(props: SuggestionEditorProps) {
  const { store } = useContract()
  const { text, setText, forget } = createKeptText(`clausemint.wording.${store.documentId}.${props.id}`, props.wording)
  let field: HTMLTextAreaElement | undefined
  onMount(() => field?.focus())
  function accept(): void {
    if (text().trim() === '') return
    forget()
    props.onAccept(text().trim())
  }
  function cancel(): void {
    forget()
    props.onCancel()
  }
  return (
    <div {...layer}>
      <label class="field-label" for={`wording-${props.id}`}>
        Your wording
      </label>
      <textarea
        ref={field}
        id={`wording-${props.id}`}
        class="input mt-1 font-serif text-sm"
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) accept()
          else if (event.key === 'Escape') props.onCancel()
          else return
          event.preventDefault()
        }}
      />
      <div class="mt-2 flex flex-wrap gap-2">
        <button
          type="button"
          class="button button-primary"
          aria-disabled={text().trim() === ''}
          aria-keyshortcuts="Control+Enter"
          onClick={accept}
        >
          Accept this wording
        </button>
        <button type="button" class="button button-quiet" onClick={cancel}>
          Cancel
        </button>
      </div>
    </div>
  )
}

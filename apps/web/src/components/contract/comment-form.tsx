import { AppError } from '@clausemint/client'
import { createSignal, onMount, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import type { CommentPlace } from '../../contract/desk.ts'
import { createKeptText } from '../../state/kept-text.ts'
import { isComposing, layer } from '../../state/layers.ts'

/** A comment on a clause, or on some of its words. Enter sends, Shift+Enter breaks the line, Esc puts it aside. */
export function CommentForm(props: { place: CommentPlace; name: string; onDone: () => void }) {
  const { actions, store } = useContract()
  const { text, setText, forget } = createKeptText(`clausemint.comment.${store.documentId}.${props.place.clauseId}`)
  const [isSending, setSending] = createSignal(false)
  const [failure, setFailure] = createSignal<AppError>()
  const id = `comment-${props.place.clauseId}`
  let field: HTMLTextAreaElement | undefined
  onMount(() => field?.focus())

  function done(): void {
    forget()
    props.onDone()
  }

  async function send(): Promise<void> {
    if (isSending() || text().trim() === '') return
    setSending(true)
    setFailure(undefined)
    try {
      await actions.comment(text().trim(), props.place)
      done()
    } catch (error) {
      setFailure(AppError.from(error))
      setSending(false)
      field?.focus()
    }
  }

  return (
    <div class="note-box" {...layer}>
      <label class="field-label" for={id}>
        Comment on {props.place.quote === undefined ? props.name : 'these words'}
      </label>
      <Show when={props.place.quote}>{(quote) => <blockquote class="note-quote">{quote()}</blockquote>}</Show>
      <textarea
        ref={field}
        id={id}
        class="input mt-1 min-h-20 text-sm"
        maxlength={4000}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Enter' && !event.shiftKey) void send()
          else if (event.key === 'Escape') props.onDone()
          else return
          event.preventDefault()
        }}
      />
      <Show when={failure()}>{(known) => <p class="field-error mt-1">{known().message}</p>}</Show>
      <div class="mt-2 flex gap-2">
        <button
          type="button"
          class="button button-primary"
          aria-disabled={isSending() || text().trim() === ''}
          onClick={() => void send()}
        >
          {isSending() ? 'Sending…' : 'Comment'}
        </button>
        <button type="button" class="button button-quiet" onClick={done}>
          Cancel
        </button>
      </div>
    </div>
  )
}

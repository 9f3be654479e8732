import { AppError } from '@clausemint/client'
import type { Comment } from '@clausemint/protocol'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, onCleanup, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { isSelf, memberName } from '../../contract/members.ts'
import { timeWords } from '../../state/time-words.ts'

/** One comment: who, when, about which words; one's own can be removed. */
export function CommentNote(props: { comment: Comment }) {
  const { actions } = useContract()
  const [isRemoving, setRemoving] = createSignal(false)
  const [failure, setFailure] = createSignal<AppError>()
  let note: HTMLDivElement | undefined
  // What goes must not take the focus with it.
  onCleanup(() => {
    if (!note?.contains(document.activeElement)) return
    const around = note.closest<HTMLElement>('.clause-row, .pane-scroll')
    queueMicrotask(() => document.activeElement === document.body && around?.focus({ preventScroll: true }))
  })

  async function remove(): Promise<void> {
    if (isRemoving()) return
    setRemoving(true)
    try {
      await actions.removeComment(props.comment.id)
    } catch (error) {
      setFailure(AppError.from(error))
      setRemoving(false)
    }
  }

  return (
    <div ref={note} class="comment-note">
      <div class="flex items-start justify-between gap-2">
        <p class="text-quiet text-xs">
          <span class="font-medium text-ink">{capital(memberName(props.comment.by))}</span> ·{' '}
          {timeWords(props.comment.at)}
        </p>
        <Show when={isSelf(props.comment.by)}>
          <button
            type="button"
            class="button button-quiet button-icon min-h-6 w-6"
            aria-label="Remove this comment"
            aria-disabled={isRemoving()}
            onClick={() => void remove()}
          >
            <Trash size={14} aria-hidden="true" />
          </button>
        </Show>
      </div>
      <Show when={props.comment.quote}>{(quote) => <blockquote class="note-quote">{quote()}</blockquote>}</Show>
      <p class="whitespace-pre-line break-words text-ink text-sm">{props.comment.text}</p>
      <Show when={failure()}>{(known) => <p class="field-error mt-1">{known().message}</p>}</Show>
    </div>
  )
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

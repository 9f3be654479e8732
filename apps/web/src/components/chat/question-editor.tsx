import { onMount } from 'solid-js'
import type { KeptText } from '../../state/kept-text.ts'
import { isComposing, layer } from '../../state/layers.ts'

interface QuestionEditorProps {
  /** What is typed survives a reload. */
  kept: KeptText
  /** Somebody has just opened it; one that was open when the page was left takes no focus. */
  isFresh: boolean
  /** A passage with an intent is question enough. */
  mayBeEmpty: boolean
  /** Nothing can be asked while an answer is being made. */
  isBusy: boolean
  /** Nothing: it stays as it was. */
  onDone: (text?: string) => void
}

/** A question being put in other words: Enter asks, Esc leaves it as it was. */
export function QuestionEditor(props: QuestionEditorProps) {
  const { text, setText } = props.kept
  const canAsk = () => !props.isBusy && (props.mayBeEmpty || text().trim() !== '')
  let input: HTMLTextAreaElement | undefined
  onMount(() => {
    if (!props.isFresh) return
    input?.focus()
    input?.setSelectionRange(text().length, text().length)
  })
  const ask = () => {
    if (canAsk()) props.onDone(text().trim())
  }

  return (
    <form
      class="flex w-full flex-col gap-2"
      {...layer}
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      <textarea
        ref={input}
        class="input chat-editor"
        aria-label="Your question, in other words"
        rows="2"
        maxlength="8000"
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Escape') props.onDone()
          else if (event.key === 'Enter' && !event.shiftKey) ask()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <div class="flex justify-end gap-2">
        <button type="button" class="button button-quiet min-h-8 py-1" onClick={() => props.onDone()}>
          Cancel
        </button>
        <button type="submit" class="button button-primary min-h-8 py-1" aria-disabled={!canAsk()}>
          Ask again
        </button>
      </div>
    </form>
  )
}

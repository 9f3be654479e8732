import ArrowUp from 'lucide-solid/icons/arrow-up'
import Square from 'lucide-solid/icons/square'
import { Show } from 'solid-js'
import type { QuestionDraft } from '../../chat/question-draft.ts'
import { questionDestination } from '../../chat/words.ts'
import { useApp } from '../../state/app.tsx'
import { isComposing } from '../../state/layers.ts'
import { SelectionChip } from './selection-chip.tsx'

interface QuestionBoxProps {
  draft: QuestionDraft
  /** There is something to ask about. */
  hasText: boolean
  isSending: boolean
  isRunning: boolean
  isStopping: boolean
  onSend: () => void
  onStop: () => void
  input: (element: HTMLTextAreaElement) => void
}

const mostCharacters = 8000

/** Where questions are written. Enter sends, Shift+Enter breaks the line. */
export function QuestionBox(props: QuestionBoxProps) {
  const { providers, connection } = useApp()
  const isBusy = () => props.isRunning || props.isSending
  const isEmpty = () => props.draft.text().trim() === '' && (props.draft.ask()?.intent ?? 'ask') === 'ask'
  const canSend = () => props.hasText && !isBusy() && !isEmpty()

  const destination = () => {
    if (!props.hasText) return 'You can ask as soon as the contract’s text is here.'
    if (props.isSending && connection.isLost()) return 'Your question is sent once the connection returns.'
    const writer = providers.writerFor('')
    return writer ? `${questionDestination(writer)} No legal advice.` : 'Asking who can answer…'
  }
  const send = () => {
    if (canSend()) props.onSend()
  }

  return (
    <form
      class="chat-box"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Show when={props.draft.ask()}>
        {(ask) => <SelectionChip ask={ask()} onRemove={() => props.draft.setAsk(undefined)} />}
      </Show>
      <div class="chat-field">
        <label class="sr-only" for="chat-question">
          Your question about this contract
        </label>
        <textarea
          ref={(element) => props.input(element)}
          id="chat-question"
          class="chat-input"
          rows="1"
          placeholder={props.draft.ask() ? 'Add a question, or just send' : 'Ask about this contract'}
          aria-describedby="chat-destination"
          maxlength={mostCharacters}
          readonly={!props.hasText}
          value={props.draft.text()}
          onInput={(event) => props.draft.setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return
            event.preventDefault()
            send()
          }}
        />
        <Show
          when={props.isRunning}
          fallback={
            <button
              type="submit"
              class="button button-primary button-icon chat-send"
              aria-label="Send the question"
              aria-disabled={!canSend()}
            >
              <ArrowUp size={18} aria-hidden="true" />
            </button>
          }
        >
          <button
            type="button"
            class="button button-icon chat-send"
            aria-label={props.isStopping ? 'Stopping…' : 'Stop the answer'}
            title="Stop (Esc)"
            aria-disabled={props.isStopping}
            aria-keyshortcuts="Escape"
            onClick={() => {
              props.onStop()
              document.getElementById('chat-question')?.focus()
            }}
          >
            <Square size={14} aria-hidden="true" class="fill-current" />
          </button>
        </Show>
      </div>
      <p id="chat-destination" class="text-quiet text-xs leading-snug">
        {destination()}
      </p>
    </form>
  )
}

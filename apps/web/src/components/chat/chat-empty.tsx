import { For } from 'solid-js'
import { starterQuestions } from '../../chat/words.ts'
import { Notice } from '../panes.tsx'

interface ChatEmptyProps {
  hasText: boolean
  onAsk: (text: string) => void
}

/** Before the first question: what this is good for. */
export function ChatEmpty(props: ChatEmptyProps) {
  return (
    <div class="chat-empty">
      <h2 class="font-serif text-ink text-xl">Ask the contract</h2>
      <p class="mt-1 text-sm">
        Every answer points at the words it rests on. Select a passage to have it explained or put in other words.
      </p>
      <ul class="mt-4 flex flex-col gap-2">
        <For each={starterQuestions}>
          {(question) => (
            <li>
              <button
                type="button"
                class="chat-starter"
                aria-disabled={!props.hasText}
                onClick={() => props.hasText && props.onAsk(question)}
              >
                {question}
              </button>
            </li>
          )}
        </For>
      </ul>
      <Notice class="mt-6" />
    </div>
  )
}

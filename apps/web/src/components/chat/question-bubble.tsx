import type { ChatMessage, ChatQuestion } from '@clausemint/protocol'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import Pencil from 'lucide-solid/icons/pencil'
import { createSignal, Show } from 'solid-js'
import { questionWords } from '../../chat/words.ts'
import { createKeptText, type KeptText } from '../../state/kept-text.ts'
import type { CitationTarget } from '../../stream/block-html.ts'
import { QuestionEditor } from './question-editor.tsx'

interface QuestionBubbleProps {
  question: ChatQuestion
  /** The clause the question is about, for people. */
  label?: string | undefined
  onCite: (target: CitationTarget) => void
  /** Questions asked in the same place, this one among them. */
  branches?: ChatMessage[]
  message?: ChatMessage
  onShow?: (message: ChatMessage) => void
  /** Nothing can be asked while an answer is being made. */
  isBusy?: boolean
  /** Asks it anew, with other words. */
  onEdit?: (text: string) => void
}

/** What was asked; it can be asked again in other words. */
export function QuestionBubble(props: QuestionBubbleProps) {
  const begin = () => createKeptText(`clausemint.reword.${props.message?.generationId}`, props.question.text)
  const left = begin()
  const [editing, setEditing] = createSignal<KeptText | undefined>(left.wasKept ? left : undefined)
  let editButton: HTMLButtonElement | undefined

  return (
    <div class="flex flex-col items-end gap-1">
      <Show
        when={editing()}
        keyed
        fallback={
          <>
            <div class="chat-question">
              <span class="sr-only">You asked: </span>
              <Show when={props.question.selection}>
                {(selection) => (
                  <button
                    type="button"
                    class="chat-selection"
                    title="Show it in the contract"
                    onClick={() => props.onCite({ clauseId: selection().clauseId })}
                  >
                    <span class="line-clamp-3">{selection().quote ?? props.label ?? 'The selected clause'}</span>
                  </button>
                )}
              </Show>
              <p class="whitespace-pre-wrap break-words">{questionWords({ question: props.question }, props.label)}</p>
            </div>
            <div class="flex items-center gap-1">
              <Branches {...props} />
              <Show when={props.onEdit}>
                <button
                  ref={editButton}
                  type="button"
                  class="button button-quiet chat-action"
                  aria-disabled={props.isBusy}
                  onClick={() => !props.isBusy && setEditing(begin())}
                >
                  <Pencil size={13} aria-hidden="true" />
                  Edit
                </button>
              </Show>
            </div>
          </>
        }
      >
        {(kept) => (
          <QuestionEditor
            kept={kept}
            isFresh={kept !== left}
            mayBeEmpty={props.question.intent !== 'ask'}
            isBusy={props.isBusy === true}
            onDone={(text) => {
              kept.forget()
              setEditing(undefined)
              if (text === undefined) queueMicrotask(() => editButton?.focus())
              else props.onEdit?.(text)
            }}
          />
        )}
      </Show>
    </div>
  )
}

/** The way between questions that were asked in the same place. */
function Branches(props: Pick<QuestionBubbleProps, 'branches' | 'message' | 'onShow'>) {
  const all = () => props.branches ?? []
  const at = () => all().findIndex(({ generationId }) => generationId === props.message?.generationId)
  const show = (index: number) => {
    const next = all()[index]
    if (next) props.onShow?.(next)
  }
  return (
    <Show when={all().length > 1}>
      <fieldset class="flex items-center text-quiet text-xs">
        <legend class="sr-only">Other versions of this question</legend>
        <button
          type="button"
          class="button button-quiet chat-action w-7 px-0"
          aria-label="The version before"
          aria-disabled={at() <= 0}
          onClick={() => show(at() - 1)}
        >
          <ChevronLeft size={15} aria-hidden="true" />
        </button>
        <span class="tabular-nums">
          {at() + 1} of {all().length}
        </span>
        <button
          type="button"
          class="button button-quiet chat-action w-7 px-0"
          aria-label="The version after"
          aria-disabled={at() >= all().length - 1}
          onClick={() => show(at() + 1)}
        >
          <ChevronRight size={15} aria-hidden="true" />
        </button>
      </fieldset>
    </Show>
  )
}

import type { ChatQuestion, GenerationId } from '@clausemint/protocol'
import { For, Match, Show, Switch } from 'solid-js'
import type { Asking } from '../../chat/asking.ts'
import type { Conversation } from '../../chat/conversation.ts'
import type { CitationTarget } from '../../stream/block-html.ts'
import { ErrorCard } from '../error-card.tsx'
import { Answer } from './answer.tsx'
import { ChatEmpty } from './chat-empty.tsx'
import { FailedQuestion } from './failed-question.tsx'
import { QuestionBubble } from './question-bubble.tsx'

interface ChatLogProps {
  conversation: Conversation
  asking: Asking
  hasText: boolean
  /** The clause a question is about, for people. */
  labelOf: (question: ChatQuestion) => string | undefined
  onCite: (target: CitationTarget, answer?: GenerationId) => void
  onGrow: () => void
  /** What was done here goes on in the question box. */
  onBox: () => void
}

/** What was asked and answered, or why there is nothing. */
export function ChatLog(props: ChatLogProps) {
  const { conversation, asking } = props
  const isEmpty = () =>
    conversation.isLoaded() && conversation.path().length === 0 && !conversation.sending() && !asking.failed()

  return (
    <>
      <Switch>
        <Match when={isEmpty()}>
          <ChatEmpty
            hasText={props.hasText}
            onAsk={(text) => {
              asking.ask(text)
              props.onBox()
            }}
          />
        </Match>
        <Match when={!conversation.isLoaded() && conversation.failure()}>
          {(known) => (
            <ErrorCard error={known().body} kept="Your questions and their answers are kept.">
              <button type="button" class="button" onClick={() => void conversation.load()}>
                Try again
              </button>
            </ErrorCard>
          )}
        </Match>
        <Match when={!conversation.isLoaded() && !conversation.sending()}>
          <div role="img" aria-label="Loading the conversation">
            <div class="skeleton mb-3 ml-auto h-9 w-3/5" />
            <div class="skeleton mb-2 h-4 w-full" />
            <div class="skeleton h-4 w-4/5" />
          </div>
        </Match>
      </Switch>
      <ol class="flex flex-col gap-5">
        <For each={conversation.path()}>
          {(message) => (
            <li class="flex flex-col gap-2">
              <QuestionBubble
                message={message}
                question={message.question}
                label={props.labelOf(message.question)}
                branches={conversation.branches(message)}
                onShow={conversation.show}
                onCite={props.onCite}
                isBusy={asking.isBusy()}
                onEdit={(text) => {
                  asking.edit(message, text)
                  queueMicrotask(props.onBox)
                }}
              />
              <Answer
                message={message}
                isStopping={asking.isStopping(message.generationId)}
                onCite={(target) => props.onCite(target, message.generationId)}
                isBusy={asking.isBusy()}
                onAgain={(provider) => asking.again(message, provider)}
                onEnd={(state) => asking.ended(message, state)}
                onGrow={() => props.onGrow()}
              />
            </li>
          )}
        </For>
        <Show when={conversation.sending()}>
          {(question) => (
            <li class="opacity-70">
              <QuestionBubble question={question()} label={props.labelOf(question())} onCite={props.onCite} />
            </li>
          )}
        </Show>
      </ol>
      <Show when={asking.failed()}>
        {(failed) => (
          <FailedQuestion
            failed={failed()}
            label={props.labelOf(failed().request.question)}
            onCite={props.onCite}
            onAgain={() => asking.sendFailed(failed())}
            onPutBack={() => {
              asking.putBack(failed())
              props.onBox()
            }}
          />
        )}
      </Show>
    </>
  )
}

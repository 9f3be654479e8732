import { AppError, type GenerationState, isRunning, newRequestId } from '@clausemint/client'
import type {
  ChatMessage,
  ChatQuestion,
  DocumentId,
  GenerationId,
  ProviderId,
  RoomGeneration,
} from '@clausemint/protocol'
import ArrowDown from 'lucide-solid/icons/arrow-down'
import { createEffect, createSignal, For, Match, on, onCleanup, onMount, Show, Switch } from 'solid-js'
import type { ChatAsk } from '../../chat/ask.ts'
import { createConversation, type SendRequest } from '../../chat/conversation.ts'
import { createQuestionDraft } from '../../chat/question-draft.ts'
import { answerEndWords } from '../../chat/words.ts'
import { againRequestId } from '../../state/again.ts'
import { useApp } from '../../state/app.tsx'
import { createEscape } from '../../state/shortcuts.ts'
import type { CitationTarget } from '../../stream/block-html.ts'
import { countWords } from '../../stream/plain-text.ts'
import { createStickToEnd, type StickToEnd } from '../../stream/stick-to-end.ts'
import { ErrorCard } from '../error-card.tsx'
import { Answer } from './answer.tsx'
import { ChatEmpty } from './chat-empty.tsx'
import { QuestionBox } from './question-box.tsx'
import { QuestionBubble } from './question-bubble.tsx'

export interface ChatPaneProps {
  documentId: DocumentId
  /** Its text is there, so that it can be asked about. */
  hasText: boolean
  /** Shows the cited words in the contract. `start`, `end`: UTF-16 units of the clause's text as that answer read it. */
  onCite: (target: CitationTarget, answer?: GenerationId) => void
  /** What somebody wants asked of a passage; each new object is taken once, into the question box. */
  ask?: ChatAsk | undefined
  /** What runs and ran in the document's room: a question asked elsewhere shows here, too. */
  generations?: readonly RoomGeneration[] | undefined
  /** A clause's number or heading, for people. */
  clauseLabel?: ((clauseId: string) => string | undefined) | undefined
}

/** Questions about one document and their answers. Fills the height it is given. */
export default function ChatPane(props: ChatPaneProps) {
  return (
    <Show when={props.documentId} keyed>
      <Conversation {...props} />
    </Show>
  )
}

/** Asks that were taken: this pane may be taken away and put back with the same one. */
const takenAsks = new WeakSet<ChatAsk>()

function Conversation(props: ChatPaneProps) {
  const { client, announcer, panes } = useApp()
  const documentId = props.documentId
  const conversation = createConversation(client, documentId)
  const draft = createQuestionDraft(documentId)
  const [failure, setFailure] = createSignal<{ error: AppError; request: SendRequest }>()
  const [stopping, setStopping] = createSignal<string>()
  const [isAway, setAway] = createSignal(false)
  let scroller: HTMLElement | undefined
  let stick: StickToEnd | undefined
  let input: HTMLTextAreaElement | undefined

  onMount(() => {
    if (!scroller) return
    stick = createStickToEnd(scroller, (isStuck) => setAway(!isStuck))
    void conversation.load().then(() => queueMicrotask(() => stick?.follow()))
    const sent = draft.sent()
    if (sent) void send(sent)
  })
  onCleanup(() => stick?.dispose())

  createEffect(
    on(
      () => props.ask,
      (ask) => {
        if (!ask || takenAsks.has(ask)) return
        takenAsks.add(ask)
        draft.setAsk(ask)
        panes.show('assistant')
        queueMicrotask(() => input?.focus())
      },
    ),
  )
  // Another branch takes the place of the button that was pressed.
  let isInside = false
  const noteFocus = () => {
    isInside = scroller?.contains(document.activeElement) ?? false
  }
  document.addEventListener('focusin', noteFocus)
  onCleanup(() => document.removeEventListener('focusin', noteFocus))
  createEffect(
    on(conversation.path, () =>
      queueMicrotask(() => {
        if (isInside && document.activeElement === document.body) scroller?.focus({ preventScroll: true })
      }),
    ),
  )
  // Somebody asked elsewhere.
  createEffect(() => {
    const latest = props.generations?.findLast(({ task }) => task === 'chat')
    if (!latest || !conversation.isLoaded() || conversation.sending()) return
    if (!conversation.has(latest.generationId)) void conversation.load()
  })

  async function send(request: SendRequest): Promise<void> {
    setFailure(undefined)
    draft.sending(request)
    queueMicrotask(() => stick?.stick())
    try {
      await conversation.send(request)
      draft.settled()
      announcer.announce('The answer is being written.')
      queueMicrotask(() => stick?.stick())
    } catch (error) {
      const known = AppError.from(error)
      setFailure({ error: known, request })
      announcer.announce(`Not asked. ${known.message}`)
    }
  }

  function sendDraft(): void {
    const ask = draft.ask()
    const previous = conversation.path().at(-1)?.generationId
    const question: ChatQuestion = {
      text: draft.text().trim(),
      intent: ask?.intent ?? 'ask',
      ...(ask ? { selection: ask.selection } : {}),
      ...(previous === undefined ? {} : { previous }),
    }
    draft.clear()
    void send({ requestId: newRequestId(), question })
  }

  function again({ question, generationId }: ChatMessage, provider?: ProviderId): void {
    void send({ requestId: againRequestId('retry', generationId, provider), question: { ...question }, provider })
  }

  function edit({ question }: ChatMessage, text: string): void {
    void send({ requestId: newRequestId(), question: { ...question, text } })
    queueMicrotask(() => input?.focus())
  }

  /** Nothing was started under its name, unless nobody knows: then the same name is the same question. */
  function sendAgain({ error, request }: { error: AppError; request: SendRequest }): void {
    void send(error.code === 'interrupted' ? request : { ...request, requestId: newRequestId() })
  }

  async function stop(): Promise<void> {
    const id = conversation.running()?.generationId
    if (id === undefined || stopping() === id) return
    setStopping(id)
    announcer.announce('Stopping.')
    try {
      await client.generation(id).cancel()
    } catch (error) {
      setStopping(undefined)
      announcer.announce(`It could not be stopped. ${AppError.from(error).message}`)
    }
  }
  createEscape(() => void stop())

  function ended(message: ChatMessage, state: GenerationState): void {
    setStopping((id) => (id === message.generationId ? undefined : id))
    conversation.ended(message.generationId, state)
    announcer.announce(answerEndWords(state, countWords(state.text)))
  }

  function cite(target: CitationTarget, answer?: GenerationId): void {
    panes.show('paper')
    props.onCite(target, answer)
  }
  const labelOf = (question: ChatQuestion) =>
    question.selection ? props.clauseLabel?.(question.selection.clauseId) : undefined
  const isEmpty = () =>
    conversation.isLoaded() && conversation.path().length === 0 && !conversation.sending() && !failure()
  const isBusy = () => conversation.running() !== undefined || conversation.sending() !== undefined

  return (
    <div class="chat">
      {/* What scrolls must be reachable by keyboard. */}
      <section ref={scroller} class="chat-log" aria-label="Conversation" tabindex="0">
        <Switch>
          <Match when={isEmpty()}>
            <ChatEmpty
              hasText={props.hasText}
              onAsk={(text) => {
                void send({ requestId: newRequestId(), question: { text, intent: 'ask' } })
                input?.focus()
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
                  label={labelOf(message.question)}
                  branches={conversation.branches(message)}
                  onShow={conversation.show}
                  onCite={cite}
                  isBusy={isBusy()}
                  onEdit={(text) => !isBusy() && edit(message, text)}
                />
                <Answer
                  message={message}
                  isStopping={stopping() === message.generationId}
                  onCite={(target) => cite(target, message.generationId)}
                  isBusy={isBusy()}
                  onAgain={(provider) => !isBusy() && again(message, provider)}
                  onEnd={(state) => ended(message, state)}
                  onGrow={() => stick?.follow()}
                />
              </li>
            )}
          </For>
          <Show when={conversation.sending()}>
            {(question) => (
              <li class="opacity-70">
                <QuestionBubble question={question()} label={labelOf(question())} onCite={cite} />
              </li>
            )}
          </Show>
        </ol>
        <Show when={failure()}>
          {(failed) => (
            <div class="mt-4 flex flex-col gap-2">
              <QuestionBubble
                question={failed().request.question}
                label={labelOf(failed().request.question)}
                onCite={cite}
              />
              <ErrorCard error={failed().error.body} kept="Your question is kept.">
                <button type="button" class="button" onClick={() => sendAgain(failed())}>
                  Try again
                </button>
                <button
                  type="button"
                  class="button button-quiet"
                  onClick={() => {
                    draft.settled()
                    draft.setText([failed().request.question.text, draft.text()].filter(Boolean).join('\n\n'))
                    setFailure(undefined)
                    input?.focus()
                  }}
                >
                  Put it back in the box
                </button>
              </ErrorCard>
            </div>
          )}
        </Show>
      </section>
      <div class="relative">
        <Show when={isAway() && isRunning(conversation.running()?.status ?? 'completed')}>
          <div class="pointer-events-none absolute inset-x-0 bottom-full flex justify-center pb-3">
            <button
              type="button"
              class="button button-primary pointer-events-auto min-h-8 rounded-full py-1 shadow-sheet"
              onClick={() => stick?.stick()}
            >
              <ArrowDown size={15} aria-hidden="true" />
              New text below
            </button>
          </div>
        </Show>
        <QuestionBox
          draft={draft}
          hasText={props.hasText}
          isSending={conversation.sending() !== undefined}
          isRunning={conversation.running() !== undefined}
          isStopping={stopping() !== undefined}
          onSend={sendDraft}
          onStop={() => void stop()}
          input={(element) => {
            input = element
          }}
        />
      </div>
    </div>
  )
}

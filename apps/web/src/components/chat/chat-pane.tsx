import { isRunning } from '@clausemint/client'
import type { ChatQuestion, DocumentId, GenerationId, RoomGeneration } from '@clausemint/protocol'
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import type { ChatAsk } from '../../chat/ask.ts'
import { createAsking } from '../../chat/asking.ts'
import { createConversation } from '../../chat/conversation.ts'
import { createQuestionDraft } from '../../chat/question-draft.ts'
import { useApp } from '../../state/app.tsx'
import { createEscape } from '../../state/shortcuts.ts'
import type { CitationTarget } from '../../stream/block-html.ts'
import { createStickToEnd, type StickToEnd } from '../../stream/stick-to-end.ts'
import { NewTextBelow } from '../new-text-below.tsx'
import { ChatLog } from './chat-log.tsx'
import { QuestionBox } from './question-box.tsx'

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
  const [isAway, setAway] = createSignal(false)
  let scroller: HTMLElement | undefined
  let stick: StickToEnd | undefined
  let input: HTMLTextAreaElement | undefined
  const asking = createAsking({ client, announcer, conversation, draft, onSent: () => stick?.stick() })
  createEscape(() => void asking.stop())

  onMount(() => {
    if (!scroller) return
    stick = createStickToEnd(scroller, (isStuck) => setAway(!isStuck))
    void conversation.load().then(() => queueMicrotask(() => stick?.follow()))
    asking.resume()
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

  function cite(target: CitationTarget, answer?: GenerationId): void {
    panes.show('paper')
    props.onCite(target, answer)
  }
  const labelOf = (question: ChatQuestion) =>
    question.selection ? props.clauseLabel?.(question.selection.clauseId) : undefined

  return (
    <div class="chat">
      {/* What scrolls must be reachable by keyboard. */}
      <section ref={scroller} class="chat-log" aria-label="Conversation" tabindex="0">
        <ChatLog
          conversation={conversation}
          asking={asking}
          hasText={props.hasText}
          labelOf={labelOf}
          onCite={cite}
          onGrow={() => stick?.follow()}
          onBox={() => input?.focus()}
        />
      </section>
      <div class="relative">
        <Show when={isAway() && isRunning(conversation.running()?.status ?? 'completed')}>
          <div class="pointer-events-none absolute inset-x-0 bottom-full flex justify-center pb-3">
            <NewTextBelow onGo={() => stick?.stick()} />
          </div>
        </Show>
        <QuestionBox
          draft={draft}
          hasText={props.hasText}
          isSending={conversation.sending() !== undefined}
          isRunning={conversation.running() !== undefined}
          isStopping={asking.isStopping(conversation.running()?.generationId)}
          onSend={asking.sendDraft}
          onStop={() => void asking.stop()}
          input={(element) => {
            input = element
          }}
        />
      </div>
    </div>
  )
}

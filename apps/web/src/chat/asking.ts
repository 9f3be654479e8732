import { AppError, type Client, type GenerationState, newRequestId } from '@clausemint/client'
import type { ChatMessage, ChatQuestion, ProviderId } from '@clausemint/protocol'
import { createSignal } from 'solid-js'
import { againRequestId } from '../state/again.ts'
import type { Announcer } from '../state/announcer.ts'
import { createStopping } from '../state/stopping.ts'
import { countWords } from '../stream/plain-text.ts'
import type { Conversation, SendRequest } from './conversation.ts'
import type { QuestionDraft } from './question-draft.ts'
import { answerEndWords } from './words.ts'

interface Parts {
  client: Client
  announcer: Announcer
  conversation: Conversation
  draft: QuestionDraft
  /** A question went out, or its answer began: the reader is to see it. */
  onSent(): void
}

/** A question that was not taken, and why. */
export interface FailedQuestion {
  error: AppError
  request: SendRequest
}

/** Everything that sends a question, and what stops its answer. */
export function createAsking({ client, announcer, conversation, draft, onSent }: Parts) {
  const [failed, setFailed] = createSignal<FailedQuestion>()
  const { isStopping, stop, settled } = createStopping(client, announcer)
  const isBusy = () => conversation.running() !== undefined || conversation.sending() !== undefined

  async function send(request: SendRequest): Promise<void> {
    setFailed(undefined)
    draft.sending(request)
    queueMicrotask(onSent)
    try {
      await conversation.send(request)
      draft.settled()
      announcer.announce('The answer is being written.')
      queueMicrotask(onSent)
    } catch (error) {
      const known = AppError.from(error)
      setFailed({ error: known, request })
      announcer.announce(`Not asked. ${known.message}`)
    }
  }

  return {
    failed,
    isStopping,
    isBusy,
    /** A question that was on its way when the page was left. */
    resume(): void {
      const sent = draft.sent()
      if (sent) void send(sent)
    },
    ask(text: string): void {
      void send({ requestId: newRequestId(), question: { text, intent: 'ask' } })
    },
    /** What stands in the box, after what is shown of the conversation. */
    sendDraft(): void {
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
    },
    again({ question, generationId }: ChatMessage, provider?: ProviderId): void {
      if (isBusy()) return
      void send({ requestId: againRequestId('retry', generationId, provider), question: { ...question }, provider })
    },
    /** The same question in other words, as a branch of the conversation. */
    edit({ question }: ChatMessage, text: string): void {
      if (isBusy()) return
      void send({ requestId: newRequestId(), question: { ...question, text } })
    },
    /** Nothing was started under its name, unless nobody knows: then the same name is the same question. */
    sendFailed({ error, request }: FailedQuestion): void {
      void send(error.code === 'interrupted' ? request : { ...request, requestId: newRequestId() })
    },
    putBack({ request }: FailedQuestion): void {
      draft.settled()
      draft.setText([request.question.text, draft.text()].filter(Boolean).join('\n\n'))
      setFailed(undefined)
    },
    stop: () => stop(conversation.running()?.generationId),
    ended({ generationId }: ChatMessage, state: GenerationState): void {
      settled(generationId)
      conversation.ended(generationId, state)
      announcer.announce(answerEndWords(state, countWords(state.text)))
    },
  }
}
export type Asking = ReturnType<typeof createAsking>

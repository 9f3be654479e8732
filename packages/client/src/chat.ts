import type { ChatMessage, ChatQuestion, DocumentId, ProviderId, RequestId } from '@clausemint/protocol'
import { call } from './call.ts'
import type { FollowContext } from './follow/follow.ts'
import { newRequestId, type RunningGeneration, watch } from './generation.ts'

export interface SendOptions {
  /** One of `ai.status()`; absent: the operator's default. */
  provider?: ProviderId | undefined
  /** Names the request, so that sending it twice asks once; absent: a new name. */
  requestId?: RequestId | undefined
  /** Ends the watching, not the answer: that is what `cancel` is for. */
  signal?: AbortSignal | undefined
}

/** Questions about one document. */
export interface Chat {
  /** Asks. A text alone begins a new conversation; `previous` goes on with one. The answer's text is markdown. */
  send(question: string | Partial<ChatQuestion>, options?: SendOptions): RunningGeneration
  /** The oldest first. */
  history(): Promise<ChatMessage[]>
}

export function createChat(context: FollowContext, documentId: DocumentId): Chat {
  const { connection } = context
  const { chat } = connection.trpc
  return {
    send(asked, { provider, requestId = newRequestId(), signal } = {}) {
      const question = typeof asked === 'string' ? { text: asked } : asked
      return watch(
        context,
        call(connection, () => chat.send.mutate({ requestId, documentId, question, provider })),
        signal,
      )
    },
    history: () => call(connection, () => chat.history.query({ documentId })),
  }
}

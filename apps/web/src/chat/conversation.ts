import { AppError, type Client, type GenerationState, isRunning } from '@clausemint/client'
import type { ChatMessage, ChatQuestion, DocumentId, GenerationId, ProviderId, RequestId } from '@clausemint/protocol'
import { batch, createMemo, createSignal } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { branchesOf, lastAfter, pathTo } from './thread.ts'

export interface SendRequest {
  requestId: RequestId
  question: ChatQuestion
  provider?: ProviderId | undefined
}

/** The questions about one document and their answers; which branch of them is shown. */
export function createConversation(client: Client, documentId: DocumentId) {
  const [known, setKnown] = createStore<{ messages: ChatMessage[] }>({ messages: [] })
  const [isLoaded, setLoaded] = createSignal(false)
  const [failure, setFailure] = createSignal<AppError>()
  const [leaf, setLeaf] = createSignal<GenerationId>()
  const [sending, setSending] = createSignal<ChatQuestion>()
  const path = createMemo(() => pathTo(known.messages, leaf()))
  const has = (id: GenerationId) => known.messages.some(({ generationId }) => generationId === id)

  async function load(): Promise<void> {
    const before = known.messages.length
    try {
      const history = await client.chat(documentId).history()
      const ids = new Set(history.map(({ generationId }) => generationId))
      // What was asked here meanwhile may be newer than the answer.
      const newer = known.messages.slice(before).filter(({ generationId }) => !ids.has(generationId))
      batch(() => {
        setKnown('messages', reconcile([...history, ...newer], { key: 'generationId', merge: true }))
        setLoaded(true)
        setFailure(undefined)
      })
    } catch (error) {
      setFailure(AppError.from(error))
    }
  }

  return {
    load,
    isLoaded,
    failure,
    /** The shown branch, from the first question on. */
    path,
    has,
    /** A question that has not arrived yet. */
    sending,
    running: () => path().findLast(({ status }) => isRunning(status)),
    branches: (message: ChatMessage) => branchesOf(known.messages, message),
    show: (message: ChatMessage) => setLeaf(lastAfter(known.messages, message).generationId),

    /** @throws AppError where it was refused; `interrupted` where nobody knows */
    async send({ requestId, question, provider }: SendRequest): Promise<void> {
      setSending(question)
      try {
        const generationId = await client.chat(documentId).send(question, { requestId, provider }).id
        batch(() => {
          if (!has(generationId)) {
            const at = new Date().toISOString()
            const asked: ChatMessage = { generationId, question, by: '', at, status: 'queued', answer: '' }
            setKnown('messages', known.messages.length, asked)
          }
          setLeaf(generationId)
          setSending(undefined)
        })
      } finally {
        setSending(undefined)
      }
    },

    /** An answer has ended, as its own events say. */
    ended(id: GenerationId, { status, text }: GenerationState) {
      setKnown('messages', ({ generationId }) => generationId === id, { status, answer: text })
    },
  }
}
export type Conversation = ReturnType<typeof createConversation>

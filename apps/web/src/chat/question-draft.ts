import { type ChatQuestion, chatQuestionSchema, type DocumentId, type RequestId } from '@clausemint/protocol'
import { createSignal } from 'solid-js'
import { readStored, writeStored } from '../state/storage.ts'
import { type ChatAsk, readAsk } from './ask.ts'

/** A question on its way: sent again under the same name after a reload, it is asked once. */
export interface SentQuestion {
  requestId: RequestId
  question: ChatQuestion
}

/** What stands in the question box of one document. It survives a reload. */
export function createQuestionDraft(documentId: DocumentId) {
  const key = `clausemint.chat.${documentId}`
  const stored = readDraft(readStored(key))
  const [text, setText] = createSignal(stored.text)
  const [ask, setAsk] = createSignal(stored.ask)
  let sent = stored.sent

  const save = () => {
    const isEmpty = text() === '' && ask() === undefined && sent === undefined
    writeStored(key, isEmpty ? undefined : { text: text(), ask: ask(), sent })
  }

  return {
    text,
    ask,
    /** On its way when the page was left. */
    sent: () => sent,
    setText(next: string) {
      setText(next)
      save()
    },
    setAsk(next: ChatAsk | undefined) {
      setAsk(next)
      save()
    },
    /** The box is free for the next question. */
    clear() {
      setText('')
      setAsk(undefined)
      save()
    },
    /** From now on a reload sends it again. */
    sending(next: SentQuestion) {
      sent = next
      save()
    },
    /** It is known whether it arrived. */
    settled() {
      sent = undefined
      save()
    },
  }
}
export type QuestionDraft = ReturnType<typeof createQuestionDraft>

function readDraft(stored: unknown): { text: string; ask: ChatAsk | undefined; sent: SentQuestion | undefined } {
  const from: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
  return { text: typeof from.text === 'string' ? from.text : '', ask: readAsk(from.ask), sent: readSent(from.sent) }
}

function readSent(stored: unknown): SentQuestion | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const from: Record<string, unknown> = { ...stored }
  const { data: question } = chatQuestionSchema.safeParse(from.question)
  return typeof from.requestId === 'string' && question ? { requestId: from.requestId, question } : undefined
}

import { type GenerationRow, type Repositories, statusOf } from '@clausemint/db'
import {
  AppError,
  type ChatMessage,
  type ChatQuestion,
  chatQuestionSchema,
  type DocumentId,
  isRunning,
  type MemberId,
  type StartedGeneration,
} from '@clausemint/protocol'
import type { GenerationService } from '../generation/generation-service.ts'
import type { AnswerOf } from './answers.ts'
import type { ChatRequest, ChatService } from './chat-service.ts'

interface Parts {
  repositories: Pick<Repositories, 'documents' | 'generations'>
  generations: Pick<GenerationService, 'start'>
  answerOf: AnswerOf
}

/** Sends questions to the engine, and finds the answers in its log. */
export class DocumentChat implements ChatService {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** @throws AppError */
  async send(member: MemberId, { requestId, documentId, question, provider }: ChatRequest): Promise<StartedGeneration> {
    const { repositories, generations } = this.#parts
    const document = await repositories.documents.get(member, documentId)
    if (!document) throw await this.#whyThereIsNone(member, documentId)
    return generations.start({
      member,
      requestId,
      task: 'chat',
      input: question,
      document: documentId,
      localOnly: document.localOnly,
      ...(provider === undefined ? {} : { provider }),
    })
  }

  /** The oldest first. An answer that was tried again or gone on with is a message of its own beside the first. */
  async history(member: MemberId, documentId: DocumentId): Promise<ChatMessage[]> {
    const { documents, generations } = this.#parts.repositories
    if (!(await documents.get(member, documentId))) throw unknown()
    const messages: Promise<ChatMessage>[] = []
    for (const row of await generations.ofTask(documentId, 'chat')) {
      const question = chatQuestionSchema.safeParse(row.input).data
      if (question) messages.push(this.#message(row, question))
    }
    return Promise.all(messages)
  }

  async #message(row: GenerationRow, question: ChatQuestion): Promise<ChatMessage> {
    const { id, memberId, createdAt } = row
    const answer = await this.#parts.answerOf(id)
    return { generationId: id, question, by: memberId, at: createdAt.toISOString(), status: statusOf(row), answer }
  }

  /** A file that is being read is no document yet; to whoever sent it that is another answer. */
  async #whyThereIsNone(member: MemberId, documentId: DocumentId): Promise<AppError> {
    const latest = await this.#parts.repositories.generations.latestByDocument(documentId)
    return latest?.task === 'read' && latest.memberId === member && isRunning(statusOf(latest))
      ? new AppError('conflict', 'This document is still being read. Ask once it is there.')
      : unknown()
  }
}

const unknown = () => new AppError('not_found', 'There is no such document.')

import { type GenerationRow, type Repositories, statusOf } from '@clausemint/db'
import {
  AppError,
  type ChatQuestion,
  chatQuestionSchema,
  type DocumentId,
  type GenerationId,
  isRunning,
  type MemberId,
} from '@clausemint/protocol'
import type { AnswerOf } from './answers.ts'

/** A question and its answer, of which the next one may speak. */
export interface Exchange {
  question: ChatQuestion
  /** As it is shown. */
  answer: string
}

interface Parts {
  generations: Pick<Repositories['generations'], 'get'>
  answerOf: AnswerOf
  /** UTF-16 units of all questions and answers together. */
  mostCharacters: number
}

interface Follows {
  member: MemberId
  documentId: DocumentId
  previous: GenerationId | undefined
}

const mostExchanges = 10

/**
 * What was said before, the oldest first; the oldest are left out where there is no room for all.
 * @throws AppError `invalid_input` where `previous` is no answer about this document
 */
export async function readPast(
  { generations, answerOf, mostCharacters }: Parts,
  { member, documentId, previous }: Follows,
): Promise<Exchange[]> {
  const past: Exchange[] = []
  let left = mostCharacters
  for (let next = previous; next !== undefined && past.length < mostExchanges; ) {
    const row: GenerationRow | null = await generations.get(member, next)
    const question = row && questionOf(row, documentId)
    if (!row || !question) throw unfit('There is no such answer about this document.')
    if (isRunning(statusOf(row))) throw unfit('The answer before is still being written. Stop it, or wait for its end.')
    const answer = await answerOf(next)
    left -= question.text.length + answer.length
    if (left < 0) break
    // Nothing to speak of; what was asked before it is.
    if (answer !== '') past.unshift({ question, answer })
    next = question.previous
  }
  return past
}

function questionOf({ task, documentId: about, input }: GenerationRow, documentId: DocumentId) {
  return task === 'chat' && about === documentId ? chatQuestionSchema.safeParse(input).data : undefined
}

const unfit = (message: string) =>
  new AppError('invalid_input', message, { fields: [{ path: 'question.previous', message }] })

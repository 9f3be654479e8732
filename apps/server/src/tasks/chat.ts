import type { ModelRequest } from '@clausemint/ai'
import { type Repositories, statusOf } from '@clausemint/db'
import {
  AppError,
  type ChatQuestion,
  chatQuestionSchema,
  type DocumentId,
  isRunning,
  type TaskKind,
} from '@clausemint/protocol'
import type { AnswerOf } from '../chat/answers.ts'
import { type Exchange, readPast } from '../chat/chat-past.ts'
import { createCiter } from '../chat/cite.ts'
import { libraryAnswer } from '../chat/library-answer.ts'
import { type Passage, passagesOf } from '../chat/passage.ts'
import { searchWords, unknownWords } from '../chat/relevance.ts'
import { retrieve, writePassage } from '../chat/retrieval.ts'
import type { Task } from '../generation/task.ts'
import { chatMessages, chatPromptVersion, chatSystemPrompt, pastQuestion } from '../prompts/chat.ts'
import { writeAnswer } from './chat-answer.ts'
import { boundsOf } from './text-task.ts'

interface ChatTaskParts {
  repositories: Pick<Repositories, 'contracts' | 'generations'>
  answerOf: AnswerOf
  /** What the operator allows a prompt and a text at most. */
  promptCharacters: number
  outputTokens: number
}

/** Parts of the longest prompt that is allowed: 60,000 and 20,000 characters of 400,000. */
const contractShare = 0.15
const pastShare = 0.05
/** An answer is no essay. */
const mostOutputTokens = 4_000
const mostMatches = 400

/** Answering a question about a document, with citations that were checked (D6). */
export const createChatTask = ({
  repositories: { contracts, generations },
  answerOf,
  promptCharacters,
  outputTokens,
}: ChatTaskParts): Task => ({
  kind: 'chat',
  async prepare(input, { documentId, member, pinned }) {
    const question = readQuestion(input)
    const contract = await contracts.get(member, documentId)
    if (!contract) throw new AppError('not_found', 'There is no such document.')
    // One that was begun goes on, whatever was begun after it.
    if (!pinned) await refuseWhileWritten(generations, documentId)
    const all = passagesOf(contract.tree)
    if (all.length === 0) throw new AppError('conflict', 'This document has no text to ask about yet.')
    const selected = selectedPassages(question, all)
    const past = await readPast(
      { generations, answerOf, mostCharacters: Math.floor(promptCharacters * pastShare) },
      { member, documentId, previous: question.previous },
    )

    const words = wordsOf(question, selected, past)
    const { passages, consulted, named, best, absent } = retrieve(all, {
      question: question.text,
      selection: question.selection,
      words,
      matches: await contracts.search(documentId, searchWords(words), mostMatches),
      mostCharacters: Math.floor(promptCharacters * contractShare),
    })
    const citer = createCiter(passages)
    const request: ModelRequest = {
      system: chatSystemPrompt,
      messages: chatMessages({
        question,
        passages: passages.map((passage) => writePassage(passage, consulted.clauses < consulted.of)).join(''),
        consulted,
        selected: selected[0] && {
          n: selected[0].n,
          words: question.selection?.quote ?? selected.map(({ text }) => text).join(''),
        },
        past: past.map((before) => ({ question: pastQuestion(before.question), answer: withoutLinks(before.answer) })),
      }),
      maxOutputTokens: Math.min(outputTokens, mostOutputTokens),
      temperature: 0.2,
      withoutModel: async function* () {
        const unknown = unknownWords(
          question.text,
          all.map(({ path, title, text }) => [...path, title, text].join(' ')),
        )
        yield* libraryAnswer({ question, words, selected: [...selected.slice(0, 1), ...named], best, absent, unknown })
      },
    }
    return {
      kind: 'chat',
      versions: { promptVersion: chatPromptVersion },
      bounds: boundsOf(request),
      ...(question.selection && { clauseId: question.selection.clauseId }),
      run: (context) => writeAnswer({ request, consulted, citer }, context),
      result: () => ({ consulted }),
    }
  },
})

function readQuestion(input: unknown): ChatQuestion {
  const parsed = chatQuestionSchema.safeParse(input)
  if (!parsed.success) throw AppError.invalid(parsed.error)
  return parsed.data
}

/** What replaces the whole text. */
const writers: readonly TaskKind[] = ['nda', 'read']

async function refuseWhileWritten(
  generations: Pick<Repositories['generations'], 'ofTask'>,
  documentId: DocumentId,
): Promise<void> {
  for (const task of writers)
    for (const row of await generations.ofTask(documentId, task))
      if (isRunning(statusOf(row)))
        throw new AppError('conflict', 'This document is still being written. Ask once it is complete, or stop it.')
}

/** The selected clause; the part with the selected words first. */
function selectedPassages({ selection }: ChatQuestion, all: readonly Passage[]): Passage[] {
  if (!selection) return []
  const { clauseId, quote = '' } = selection
  const selected = all.filter((passage) => passage.clauseId === clauseId)
  if (selected.length === 0) {
    const message = 'The selected clause is no longer there.'
    throw new AppError('invalid_input', message, { fields: [{ path: 'question.selection.clauseId', message }] })
  }
  return selected.toSorted((a, b) => Number(b.text.includes(quote)) - Number(a.text.includes(quote)))
}

/** What is looked for: the question, what it is about, and what was asked before, which "and if not?" goes on with. */
function wordsOf({ text, selection }: ChatQuestion, selected: readonly Passage[], past: readonly Exchange[]): string {
  const about = selection && (selection.quote ?? selected.map((passage) => passage.text).join(' '))
  return [text, about, past.at(-1)?.question.text].filter(Boolean).join('\n').slice(0, 20_000)
}

/** An earlier answer's citations count its own passages, and their addresses are not for a model. */
const withoutLinks = (answer: string): string =>
  answer.replace(/\[((?:\\.|[^\\[\]\n]){1,300})\]\(clause:[^()\s]*\)/g, '(clause $1)')

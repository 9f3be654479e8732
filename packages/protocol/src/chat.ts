import { z } from 'zod'
import type { GenerationStatus } from './generation-state.ts'
import type { GenerationId, MemberId } from './ids.ts'
import { isVisible } from './plain-text.ts'

/** `explain` and `reword` need a selection. */
export const chatIntents = ['ask', 'explain', 'reword'] as const
export type ChatIntent = (typeof chatIntents)[number]

export const chatSelectionSchema = z.strictObject({
  clauseId: z.string().min(1).max(200),
  /** The selected words; absent: the whole clause. */
  quote: z.string().min(1).max(20_000).optional(),
})
export type ChatSelection = z.infer<typeof chatSelectionSchema>

/** What is asked of a document. */
export const chatQuestionSchema = z
  .strictObject({
    text: z.string().trim().max(8_000, 'A question is at most 8,000 characters').default(''),
    intent: z.enum(chatIntents).default('ask'),
    selection: chatSelectionSchema.optional(),
    /** The answer this one follows; absent: a new conversation. Asking again with an earlier one makes a branch. */
    previous: z.uuid().optional(),
  })
  .superRefine(({ text, intent, selection }, context) => {
    if (intent === 'ask' && !isVisible(text))
      context.addIssue({ code: 'custom', path: ['text'], message: 'Ask something' })
    if (intent !== 'ask' && !selection)
      context.addIssue({ code: 'custom', path: ['selection'], message: 'Select the words this is about' })
  })
export type ChatQuestion = z.infer<typeof chatQuestionSchema>

/** A question and its answer, which is the generation of that id. */
export interface ChatMessage {
  generationId: GenerationId
  question: ChatQuestion
  by: MemberId
  /** ISO 8601, UTC. */
  at: string
  status: GenerationStatus
  /** As far as it was written when it ended; of one that runs, follow it. */
  answer: string
}

/** How much of the contract an answer was made from; said before the answer, so that nothing is left out silently. */
export interface Consulted {
  clauses: number
  of: number
}

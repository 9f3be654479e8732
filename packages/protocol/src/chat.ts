import { z } from 'zod'
import type { GenerationStatus } from './generation-state.ts'
import type { GenerationId, MemberId } from './ids.ts'
import { isVisible } from './plain-text.ts'

/**
 * Where an answer points. In the answer's text a citation is a markdown link whose address is `citationHref`:
 * `[7.2](clause:abc?12-90)`. Every one was checked against the contract before it was shown (D6).
 */
export interface Citation {
  clauseId: string
  /** As it is printed: `7.2`, or the heading of a clause without a number. */
  label: string
  /** The cited words, in UTF-16 units of the clause's text; absent: the whole clause. */
  start?: number
  end?: number
}

/** The address of a citation's link. */
export const citationHref = ({ clauseId, start, end }: Omit<Citation, 'label'>): string =>
  `clause:${encodeURIComponent(clauseId)}${start === undefined || end === undefined ? '' : `?${start}-${end}`}`

/** What an address points at; nothing where it is no citation's. */
export function parseCitationHref(href: string): Omit<Citation, 'label'> | undefined {
  const parts = /^clause:([^?#\s()]{1,300})(?:\?(\d{1,9})-(\d{1,9}))?$/.exec(href)
  if (!parts?.[1]) return undefined
  const clauseId = decode(parts[1])
  if (clauseId === undefined) return undefined
  return parts[2] === undefined ? { clauseId } : { clauseId, start: Number(parts[2]), end: Number(parts[3]) }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

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

import { aiRouter } from './ai.ts'
import { chatRouter } from './chat.ts'
import { clauseRouter } from './clause.ts'
import { commentRouter } from './comment.ts'
import { documentRouter } from './document.ts'
import { generationRouter } from './generation.ts'
import { jurisdictionRouter } from './jurisdiction.ts'
import { memberRouter } from './member.ts'
import { ndaRouter } from './nda.ts'
import { playbookRouter } from './playbook.ts'
import { reviewRouter } from './review.ts'
import { roomRouter } from './room.ts'
import { suggestionRouter } from './suggestion.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  nda: ndaRouter,
  generation: generationRouter,
  document: documentRouter,
  room: roomRouter,
  review: reviewRouter,
  suggestion: suggestionRouter,
  clause: clauseRouter,
  comment: commentRouter,
  chat: chatRouter,
  playbook: playbookRouter,
  ai: aiRouter,
  member: memberRouter,
  jurisdiction: jurisdictionRouter,
})

/** The whole typed interface; clients import it as a type only. */
export type AppRouter = typeof appRouter

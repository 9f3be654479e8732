import { chatQuestionSchema, documentIdSchema, requestIdSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { memberProcedure, router } from './trpc.ts'

const sendInput = z.strictObject({
  requestId: requestIdSchema,
  documentId: documentIdSchema,
  question: chatQuestionSchema,
  provider: z.string().max(64).optional(),
})

export const chatRouter = router({
  /** Asks; the answer is a generation. */
  send: memberProcedure.input(sendInput).mutation(({ ctx, input }) => ctx.services.chat.send(ctx.member, input)),
  history: memberProcedure
    .input(z.strictObject({ documentId: documentIdSchema }))
    .query(({ ctx, input }) => ctx.services.chat.history(ctx.member, input.documentId)),
})

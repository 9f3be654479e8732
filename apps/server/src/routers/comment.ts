import { documentIdSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { memberProcedure, router } from './trpc.ts'

const addInput = z.strictObject({
  documentId: documentIdSchema,
  commentId: z.uuid().optional(),
  text: z.string().trim().min(1, 'Write a comment').max(4_000),
  clauseId: z.string().min(1).max(200).optional(),
  quote: z.string().min(1).max(20_000).optional(),
})
const removeInput = z.strictObject({ documentId: documentIdSchema, commentId: z.uuid() })

export const commentRouter = router({
  add: memberProcedure.input(addInput).mutation(({ ctx, input }) => ctx.services.rooms.comment(ctx.member, input)),
  remove: memberProcedure
    .input(removeInput)
    .mutation(({ ctx, input }) => ctx.services.rooms.removeComment(ctx.member, input.documentId, input.commentId)),
})

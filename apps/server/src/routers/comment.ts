import { documentIdSchema, isVisible } from '@clausemint/protocol'
import { z } from 'zod'
import { memberProcedure, router } from './trpc.ts'

const addInput = z.strictObject({
  documentId: documentIdSchema,
  commentId: z.uuid().optional(),
  text: z.string().trim().max(4_000).refine(isVisible, 'Write a comment'),
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

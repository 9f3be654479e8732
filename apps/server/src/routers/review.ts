import { documentIdSchema, requestIdSchema, reviewModeSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { memberProcedure, router } from './trpc.ts'

const startInput = z.strictObject({
  requestId: requestIdSchema,
  documentId: documentIdSchema,
  /** One of `playbook.list`; absent: the mutual NDA. */
  playbookId: z.string().min(1).max(100).optional(),
  mode: reviewModeSchema.default('playbook'),
  provider: z.string().max(64).optional(),
})
const clauseInput = startInput.omit({ mode: true }).extend({ clauseId: z.string().min(1).max(200) })

export const reviewRouter = router({
  /** Starts a review, or finds what the same request already started (G2). */
  start: memberProcedure.input(startInput).mutation(({ ctx, input }) => ctx.services.reviews.start(ctx.member, input)),
  /** Reviews one clause again. */
  clause: memberProcedure
    .input(clauseInput)
    .mutation(({ ctx, input }) => ctx.services.reviews.start(ctx.member, { ...input, mode: 'playbook' })),
  /** The last review, with the decisions on it. */
  get: memberProcedure
    .input(z.strictObject({ documentId: documentIdSchema }))
    .query(({ ctx, input }) => ctx.services.reviews.get(ctx.member, input.documentId)),
})

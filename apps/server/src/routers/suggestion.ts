import { documentIdSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { memberProcedure, router } from './trpc.ts'

const findingId = z.string().min(1).max(300)
const verdict = z.enum(['accepted', 'rejected'])
const decideInput = z.strictObject({
  documentId: documentIdSchema,
  findingId,
  verdict,
  wording: z.string().trim().min(1).max(20_000).optional(),
})
const decideAllInput = z.strictObject({
  documentId: documentIdSchema,
  verdict,
  findingIds: z.array(findingId).min(1).max(500),
})

export const suggestionRouter = router({
  /** Accepts or rejects a suggestion, once: the first wins (R3). */
  decide: memberProcedure.input(decideInput).mutation(({ ctx, input }) => ctx.services.rooms.decide(ctx.member, input)),
  decideAll: memberProcedure
    .input(decideAllInput)
    .mutation(({ ctx, input }) => ctx.services.rooms.decideAll(ctx.member, input)),
  undo: memberProcedure
    .input(z.strictObject({ documentId: documentIdSchema, findingId }))
    .mutation(({ ctx, input }) => ctx.services.rooms.undo(ctx.member, input.documentId, input.findingId)),
})

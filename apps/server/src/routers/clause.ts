import { documentIdSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { memberProcedure, router } from './trpc.ts'

const editInput = z.strictObject({
  documentId: documentIdSchema,
  clauseId: z.string().min(1).max(200),
  version: z.int().min(1),
  text: z.string().max(100_000),
})

export const clauseRouter = router({
  /** Saves new words for a clause; a stale save is merged, or refused with the clause as it stands. */
  edit: memberProcedure.input(editInput).mutation(({ ctx, input }) => ctx.services.rooms.edit(ctx.member, input)),
})

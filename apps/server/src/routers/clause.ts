import { documentIdSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { memberProcedure, router } from './trpc.ts'

const editInput = z.strictObject({
  documentId: documentIdSchema,
  clauseId: z.string().min(1).max(200),
  version: z.int().min(1),
  text: z.string().max(100_000),
})

/** One line. */
const headingText = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\r\n]*$/, 'is one line')

const headingInput = z.strictObject({
  documentId: documentIdSchema,
  clauseId: z.string().min(1).max(200),
  before: z.string().max(100_000),
  heading: headingText,
})

export const clauseRouter = router({
  /** Saves new words for a clause; a stale save is merged, or refused with the clause as it stands. */
  edit: memberProcedure.input(editInput).mutation(({ ctx, input }) => ctx.services.rooms.edit(ctx.member, input)),
  /** Gives a clause another heading, in the place of the one it was read with; refused with the clause where it has another. */
  editHeading: memberProcedure
    .input(headingInput)
    .mutation(({ ctx, input }) => ctx.services.rooms.editHeading(ctx.member, input)),
})

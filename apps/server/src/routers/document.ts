import { documentIdSchema, documentTitleSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { memberProcedure, router } from './trpc.ts'

const byId = z.strictObject({ documentId: documentIdSchema })
const listInput = z.strictObject({
  search: z.string().trim().max(200).default(''),
  limit: z.int().min(1).max(100).default(50),
  /** `next` of the page before. */
  before: documentIdSchema.optional(),
})
const renameInput = byId.extend({ title: documentTitleSchema })

export const documentRouter = router({
  /** The member's documents, the newest first. */
  list: memberProcedure.input(listInput).query(({ ctx, input }) => ctx.services.documents.list(ctx.member, input)),
  get: memberProcedure.input(byId).query(({ ctx, input }) => ctx.services.documents.get(ctx.member, input.documentId)),
  /** Its clause tree, and what was in its file beside that. */
  contract: memberProcedure
    .input(byId)
    .query(({ ctx, input }) => ctx.services.documents.contract(ctx.member, input.documentId)),
  rename: memberProcedure
    .input(renameInput)
    .mutation(({ ctx, input }) => ctx.services.documents.rename(ctx.member, input.documentId, input.title)),
  /** Deletes the document with its log and its running generations (R4). */
  delete: memberProcedure
    .input(byId)
    .mutation(({ ctx, input }) => ctx.services.documents.delete(ctx.member, input.documentId)),
})

import { generationIdSchema, requestIdSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { followStream } from '../transport/follow-stream.ts'
import { memberProcedure, router } from './trpc.ts'

const byId = z.strictObject({ generationId: generationIdSchema })
const followInput = byId.extend({ lastEventId: z.string().max(200).optional() })
const againInput = byId.extend({
  requestId: requestIdSchema,
  provider: z.string().max(64).optional(),
  /** What people have made of a draft may be replaced; without it such a draft is a `conflict` that says what. */
  replaceEdits: z.boolean().optional(),
  /** With `replaceEdits`: only what came before this cursor of the document's room. */
  seen: z.string().max(200).optional(),
})

export const generationRouter = router({
  get: memberProcedure
    .input(byId)
    .query(({ ctx, input }) => ctx.services.generations.get(ctx.member, input.generationId)),

  /** Every event after the cursor, then live ones, until the terminal event. */
  follow: memberProcedure.input(followInput).subscription(async function* ({ ctx, input, signal }) {
    const stream = await ctx.services.generations.streamFor(ctx.member, input.generationId)
    yield* followStream(stream, ctx, { after: input.lastEventId, signal })
  }),

  /** Asks a running generation to stop; answers with how it stands once the intent is committed (G3). */
  cancel: memberProcedure
    .input(byId)
    .mutation(({ ctx, input }) => ctx.services.generations.cancel(ctx.member, input.generationId)),

  /** A new generation that goes on from the text this one left. */
  continue: memberProcedure
    .input(againInput)
    .mutation(({ ctx, input }) => ctx.services.generations.again(ctx.member, 'continue', input)),

  /** A new generation from the same facts. */
  retry: memberProcedure
    .input(againInput)
    .mutation(({ ctx, input }) => ctx.services.generations.again(ctx.member, 'retry', input)),
})

import { documentIdSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { followStream } from '../transport/follow-stream.ts'
import { memberProcedure, router } from './trpc.ts'

const followInput = z.strictObject({ documentId: documentIdSchema, lastEventId: z.string().max(200).optional() })

export const roomRouter = router({
  /** Every event of a document's room after the cursor, then live ones, until the reader leaves or the room is gone. */
  follow: memberProcedure.input(followInput).subscription(async function* ({ ctx, input, signal }) {
    const stream = await ctx.services.rooms.streamFor(ctx.member, input.documentId)
    yield* followStream(stream, ctx, { after: input.lastEventId, signal })
  }),
})

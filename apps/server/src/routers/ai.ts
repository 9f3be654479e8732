import { z } from 'zod'
import { memberProcedure, operatorProcedure, router } from './trpc.ts'

const byProvider = z.strictObject({ provider: z.string().min(1).max(64) })

export const aiRouter = router({
  /** Who writes, in which order, and where text would go. */
  status: memberProcedure.query(({ ctx }) => ctx.services.providers.status()),
  /** What the member took today, and how much of it there may be. */
  usage: memberProcedure.query(({ ctx }) => ctx.services.budget.today(ctx.member)),
  /** Streams one sentence from a provider and says how it went. */
  test: operatorProcedure.input(byProvider).mutation(({ ctx, input }) => ctx.services.providers.test(input.provider)),
  /** Puts a provider first, until the server is restarted. */
  setDefault: operatorProcedure
    .input(byProvider)
    .mutation(({ ctx, input }) => ctx.services.providers.setDefault(input.provider)),
})

import { playbookSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { memberProcedure, router } from './trpc.ts'

export const playbookRouter = router({
  list: memberProcedure.query(({ ctx }) => ctx.services.playbooks.list(ctx.member)),
  get: memberProcedure
    .input(z.strictObject({ playbookId: z.string().min(1).max(100) }))
    .query(({ ctx, input }) => ctx.services.playbooks.get(ctx.member, input.playbookId)),
  /** Saves a version; what comes with the product is copied. */
  save: memberProcedure
    .input(z.strictObject({ playbook: playbookSchema }))
    .mutation(({ ctx, input }) => ctx.services.playbooks.save(ctx.member, input.playbook)),
})

import type { CallingMember } from '@clausemint/protocol'
import { memberProcedure, router } from './trpc.ts'

export const memberRouter = router({
  /** Who calls: the member that decisions, comments and receipts name. */
  me: memberProcedure.query(
    async ({ ctx }): Promise<CallingMember> => ({ member: ctx.member, isOperator: await ctx.isOperator() }),
  ),
})

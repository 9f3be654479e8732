import type { CallingMember } from '@clausemint/protocol'
import { memberProcedure, router } from './trpc.ts'

export const memberRouter = router({
  /** Who calls: the member that decisions, comments and receipts name. */
  me: memberProcedure.query(({ ctx }): CallingMember => ({ member: ctx.member, isOperator: ctx.isOperator })),
})

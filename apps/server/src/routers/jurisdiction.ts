import { publicProcedure, router } from './trpc.ts'

export const jurisdictionRouter = router({
  list: publicProcedure.query(({ ctx }) => ctx.services.jurisdictions.list()),
})

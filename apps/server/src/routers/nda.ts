import { ndaTermsSchema, requestIdSchema } from '@clausemint/protocol'
import { z } from 'zod'
import { ndaStart } from '../tasks/nda.ts'
import { memberProcedure, router } from './trpc.ts'

const generateInput = z.strictObject({
  requestId: requestIdSchema,
  terms: ndaTermsSchema,
  /** One of `ai.status`; absent: the operator's default. */
  provider: z.string().max(64).optional(),
  /** The text goes to local providers only (P5). */
  localOnly: z.boolean().default(false),
})

export const ndaRouter = router({
  /** Starts drafting, or finds what the same request already started (G2). */
  generate: memberProcedure
    .use(({ ctx, next, getRawInput }) =>
      next({ getRawInput: async () => withTerms(await getRawInput(), ctx.services.jurisdictions.complete) }),
    )
    .input(generateInput)
    .mutation(({ ctx, input }) =>
      ctx.services.generations.start(ndaStart({ member: ctx.member, terms: input.terms, ...selection(input) })),
    ),
})

/** The request with its terms completed; one that has none is left for the schema to refuse. */
const withTerms = (raw: unknown, complete: (terms: unknown) => unknown): unknown =>
  typeof raw === 'object' && raw !== null && 'terms' in raw ? { ...raw, terms: complete(raw.terms) } : raw

const selection = ({ requestId, provider, localOnly }: z.infer<typeof generateInput>) => ({
  requestId,
  localOnly,
  ...(provider === undefined ? {} : { provider }),
})

import { AppError, appErrors } from '@clausemint/protocol'
import { initTRPC, TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { trpcError } from '../transport/trpc-error.ts'
import type { Context } from './context.ts'

const t = initTRPC.context<Context>().create({
  isServer: true,
  errorFormatter: ({ error }) => trpcError(appErrorOf(error)),
})

export const router = t.router

/** Every call: errors become tRPC's own at the border, and only there. */
const procedure = t.procedure.use(async ({ ctx, type, next }) => {
  using _call = type === 'subscription' ? null : await ctx.connection?.calls.enter()
  const result = await next()
  if (result.ok || !(result.error.cause instanceof AppError)) return result
  const { cause } = result.error
  throw new TRPCError({ code: appErrors[cause.code].trpc, message: cause.message, cause })
})

/** For anybody. */
export const publicProcedure = procedure

/** For whoever has a session. Asked at every call: a socket outlives a log-out (T5). */
export const memberProcedure = procedure.use(async ({ ctx, next }) => {
  const member = await ctx.authenticate()
  if (!member) throw new AppError('no_session', 'Your session has ended. Reload the page to start a new one.')
  return next({ ctx: { member } })
})

/** For operators only; to everybody else it answers as if it were not there. */
export const operatorProcedure = procedure.use(async ({ ctx, next }) => {
  if (!(await ctx.isOperator())) throw new AppError('not_found', 'There is nothing here.')
  return next()
})

/** What the user is told of a failed call. */
function appErrorOf(error: TRPCError): AppError {
  const { cause } = error
  if (cause instanceof AppError) return cause
  if (cause instanceof ZodError) return AppError.invalid(cause)
  switch (error.code) {
    case 'PARSE_ERROR':
    case 'BAD_REQUEST':
    case 'UNSUPPORTED_MEDIA_TYPE':
    case 'METHOD_NOT_SUPPORTED':
      return new AppError('invalid_input', 'This request could not be read.')
    case 'NOT_FOUND':
      return new AppError('not_found', 'There is nothing here.')
    case 'PAYLOAD_TOO_LARGE':
      return new AppError('too_large', 'This request is too large.')
    default:
      return AppError.from(cause ?? error)
  }
}
